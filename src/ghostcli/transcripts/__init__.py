"""From the text of a transcript to cues, and back."""
