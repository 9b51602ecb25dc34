"""Shapes of names in which transcripts name their speakers: one for each half of the benchmark."""

from __future__ import annotations

import random
from typing import NamedTuple


class Shape(NamedTuple):
    """A shape of names, with a name of it for the tuning half and one for the held half."""

    shape: str
    tuning: str
    held: str


SHAPES: tuple[Shape, ...] = (
    Shape("two words", "Edith Thornbury", "Leo Marchbanks"),
    Shape("one word", "Tamsin", "Bram"),
    Shape("four words", "Maria Clara Duarte Pinheiro", "José Luis Ortega Salas"),
    Shape("comma, suffix", "Owen Pratt, Jr.", "Ralph Dunne, Sr."),
    Shape("comma, degree", "Nora Fisk, PhD", "Iris Webb, M.D."),
    Shape("surname first", "Okafor, Chidi", "Lindqvist, Astrid"),
    Shape("title and firm", "Jill Tran, CEO at Brightwater", "Omar Said, Head of Data, Fennel"),
    Shape("nickname in single quotes", "Peter ‘Bo’ Larkin", "Anna ‘Zee’ Moss"),
    Shape("nickname in double quotes", 'Theo "Tank" Ruiz', 'Lena "Ace" Hart'),
    Shape("nickname in low quotes", "Uwe „Kante“ Strobel", "Rolf „Eule“ Behn"),
    Shape("pronouns", "Mara Quill (she/her)", "Sam Ostler (they/them)"),
    Shape("pronouns in square brackets", "Jo Bright [he/him]", "Ash Calder [she/they]"),
    Shape("role in brackets", "Dana Frost (Host)", "Evan Lowe (Guest)"),
    Shape("firm in brackets", "Kit Vance (Norwell Ltd)", "Rae Linden (Tillman & Co)"),
    Shape("firm behind a bar", "Rhea Stone | Altona", "Cole Baxter | Finmark"),
    Shape("firm behind a dash", "Tess Doyle - Harbor Labs", "Ned Crowe – Saltmarsh"),
    Shape("lower case", "nina petrov", "luca bianchi"),
    Shape("lower case, one word", "jules", "marlow"),
    Shape("capitals", "LEILA HADDAD", "TOMAS REYES"),
    Shape("capitals, an office", "THE CHAIRMAN", "COMMISSIONER DIAZ"),
    Shape("initials", "J. R. R. Hobson", "C. S. Fenwick"),
    Shape("initials, joined", "A.J. Colbert", "T.K. Maddox"),
    Shape("middle initial", "Walter B. Kline", "Sonia Q. Adler"),
    Shape("initials alone", "RM", "LK"),
    Shape("machine, spk_1", "spk_1", "spk_4"),
    Shape("machine, SPEAKER_00", "SPEAKER_00", "SPEAKER_07"),
    Shape("machine, Speaker 1", "Speaker 1", "Speaker 4"),
    Shape("machine, speaker_0", "speaker_0", "speaker_3"),
    Shape("machine, S1", "S1", "S3"),
    Shape("machine, a letter", "Speaker A", "Speaker C"),
    Shape("unknown", "Unknown Speaker", "Unidentified Speaker"),
    Shape("role", "Host", "Guest"),
    Shape("role, question", "Interviewer", "Interviewee"),
    Shape("question and answer", "Q", "A"),
    Shape("audience", "Audience Member 3", "2nd Speaker"),
    Shape("German role", "Sprecher 1", "Sprecherin 2"),
    Shape("German role, one word", "Moderatorin", "Befragter"),
    Shape("French role", "Intervenant·e 2", "Intervenant 1"),
    Shape("Spanish role", "Hablante 1", "Orador 2"),
    Shape("Spanish role, one word", "Entrevistador", "Narradora"),
    Shape("handle", "@rivermaps", "@lowtide"),
    Shape("emoji behind", "Pia 🎧", "Joss 🌊"),
    Shape("emoji before", "🦊 Rune", "⚡ Vik"),
    Shape("device", "ola's iPhone", "Greta’s MacBook Pro"),
    Shape("telephone", "+14155550134", "+442079460018"),
    Shape("mail address", "ruth@example.org", "otto@example.org"),
    Shape("login", "dev_ruth", "night_owl"),
    Shape("login with digits", "user2841", "guest17"),
    Shape("number behind", "Agent 47", "Camera 2"),
    Shape("Roman number", "George Alder III", "Paul Crane IV"),
    Shape("full stop inside", "kay.dee", "mo.reno"),
    Shape("saint", "St. John Rivers", "Mary St. Clair"),
    Shape("slash", "Ana / Luis", "Host/Producer"),
    Shape("ampersand", "M&M", "R&D Team"),
    Shape("two people", "Ann and Bob", "Tom & Sue"),
    Shape("ordinary word, verb", "Will", "Mark"),
    Shape("ordinary word, noun", "Grace", "Hope"),
    Shape("ordinary word, month", "May", "June"),
    Shape("ordinary word, adjective", "Rich", "Frank"),
    Shape("doctor", "Dr. Helen Marsh", "Prof. Karl Weiss"),
    Shape("Mr and Ms", "Mr. Finch", "Ms. Abara"),
    Shape("Mr and Ms in capitals", "MR. OKORO", "MS. PELHAM"),
    Shape("Spanish honorific", "Sra. Carmen Ibáñez", "Don Álvaro Ríos"),
    Shape("French honorific", "Mme Colette Girard", "M. Bruno Vasseur"),
    Shape("German honorific", "Herr Doktor Brandt", "Frau Keller"),
    Shape("particles", "Hugo van der Meer", "Ilse von der Tann"),
    Shape("particles, Spanish", "Lucía de la Fuente", "Rafael del Río y Paz"),
    Shape("particles, Arabic", "Khalid bin Rashid", "Amal al-Masri"),
    Shape("hyphens", "Anne-Sophie Leroy-Duval", "Karl-Heinz Müller-Lüdenscheid"),
    Shape("apostrophe", "Sinéad O'Hanlon", "Niamh O’Dowd"),
    Shape("Polish", "Łukasz Żak", "Świętosława Ćwik"),
    Shape("Turkish", "İpek Yıldız", "Işıl Çelik"),
    Shape("Vietnamese", "Nguyễn Thị Hoa", "Trần Văn Đức"),
    Shape("Russian", "Ольга Смирнова", "Игорь Ковалёв"),
    Shape("Greek", "Ελένη Παππά", "Νίκος Βασιλείου"),
    Shape("Chinese", "王小明", "李娜"),
    Shape("Japanese", "佐藤 健一", "鈴木花子"),
    Shape("Korean", "김민수", "박지은"),
    Shape("Arabic", "ليلى حداد", "عمر منصور"),
    Shape("Hebrew", "נועה לוי", "איתן כהן"),
    Shape("Hindi", "प्रिया शर्मा", "अर्जुन वर्मा"),
    Shape("Thai", "สมชาย ใจดี", "มาลี สุขใจ"),
)


class Cast:
    """Deals names out, each shape once before any comes again."""

    def __init__(self, *, held: bool) -> None:
        self._held = held
        self._random = random.Random("held" if held else "tuning")
        self._left: list[Shape] = []

    def names(self, number: int, without: str = "") -> tuple[str, ...]:
        """So many names, none with one of the characters `without`."""
        found: list[str] = []
        passed: list[Shape] = []
        while len(found) < number:
            if not self._left:
                self._left = list(SHAPES)
                self._random.shuffle(self._left)
            shape = self._left.pop()
            name = shape.held if self._held else shape.tuning
            if name in found or set(name) & set(without):
                passed.append(shape)
            else:
                found.append(name)
        self._left += passed
        return tuple(found)
