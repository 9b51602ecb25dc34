"use strict";
(() => {
  // Words and folding are those of ghost: text/words.py. A test compares them.
  const LETTER = /(?![$unspaced\u{2b9}\u{2bc}\u{374}])[\p{L}\p{N}]/u.source;
  const MARK = /[$marks]/u.source;
  const SIGN = /[$unspaced][$hanging]*/u.source;
  const WORD = new RegExp(SIGN + "|" + LETTER + "(?:" + LETTER + "|" + MARK + ")*", "gu");
  const GLUE = /[$glue]/u;
  const STRIPPED = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\u200c\u200d\u00ad]/g;
  const PLAIN = new Map(Object.entries({ø: "o", ł: "l", đ: "d", ħ: "h", ŧ: "t", ı: "i", æ: "ae", œ: "oe"}));

  const lower = (text) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  const fold = (word) => {
    const plain = [...lower(word.normalize("NFKD")).normalize("NFKD")].map((one) => PLAIN.get(one) ?? one);
    const folded = plain.join("").replace(STRIPPED, "").normalize("NFC");
    const whole = folded.match(WORD);
    return whole && whole[0] === folded ? folded : word.toLowerCase().normalize("NFC");
  };
  const tokens = (text) => {
    let before = -1;
    return [...text.matchAll(WORD)].map((found) => {
      const glued = found.index - before === 1 && GLUE.test(text[before]);
      before = found.index + found[0].length;
      return {word: fold(found[0]), start: found.index, end: before, glued};
    });
  };

  const clauses = (query) =>
    [...query.matchAll(/["“„]([^"“”]*)["”]?|(\S+)/gu)]
      .map((found) => {
        const text = found[1] ?? found[2];
        return {words: tokens(text).map((one) => one.word), begins: text.endsWith("*")};
      })
      .filter((one) => one.words.length);

  // Where a clause begins at a token: the number of tokens that it takes, 0 if it does not.
  const taken = (own, at, clause) => {
    const last = clause.words.length - 1;
    const equal = (word, place) =>
      place === last && clause.begins ? word.startsWith(clause.words[place]) : word === clause.words[place];
    if (clause.words.every((_, place) => own[at + place] && equal(own[at + place].word, place))) {
      return last + 1;
    }
    let joined = own[at].word;
    const wanted = clause.words.join("");
    for (let next = at + 1; next <= own.length; next++) {
      if (joined === wanted) return next - at;
      if (next === own.length || !own[next].glued || joined.length > wanted.length) return 0;
      joined += own[next].word;
    }
    return 0;
  };

  const textNodes = (place) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("a.t, .about, .verdict, .links") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  const places = [...document.querySelectorAll("article, #transcript p")];
  const known = new Map();
  const tokensOf = (place) => {
    if (!known.has(place)) known.set(place, textNodes(place).flatMap((node, at) =>
      tokens(node.data).map((one, number) => ({...one, node: at, glued: one.glued && number > 0}))));
    return known.get(place);
  };

  const spansOf = (place, asked) => {
    const own = tokensOf(place);
    const spans = [];
    for (const clause of asked) {
      let found = false;
      for (let at = 0; at < own.length; at++) {
        const length = taken(own, at, clause);
        if (length) {
          found = true;
          for (const one of own.slice(at, at + length)) spans.push(one);
        }
      }
      if (!found) return [];
    }
    return [...new Set(spans)];
  };

  const unmark = () => {
    for (const mark of document.querySelectorAll("mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  };
  const markIn = (place, spans) => {
    const nodes = textNodes(place);
    spans.sort((one, other) => other.node - one.node || other.start - one.start);
    for (const one of spans) {
      const range = document.createRange();
      range.setStart(nodes[one.node], one.start);
      range.setEnd(nodes[one.node], one.end);
      range.surroundContents(document.createElement("mark"));
    }
  };

  window.ghost = {tokens};
  const form = document.getElementById("search");
  const query = document.getElementById("query");
  const told = document.getElementById("found");
  let marks = [];
  let now = -1;
  const say = (text) => { told.textContent = text; };
  const counted = (number, noun) => number + " " + noun + (number === 1 ? "" : "s");
  const search = () => {
    unmark();
    now = -1;
    const asked = clauses(query.value);
    const found = asked.length ? places.map((place) => [place, spansOf(place, asked)]) : [];
    const hits = found.filter(([, spans]) => spans.length);
    for (const [place, spans] of hits) markIn(place, spans);
    marks = [...document.querySelectorAll("mark")];
    say(asked.length ? counted(hits.length, "hit") : "");
  };
  const step = (by) => {
    if (!marks.length) return;
    marks[now]?.classList.remove("now");
    now = (now + by + marks.length) % marks.length;
    marks[now].classList.add("now");
    marks[now].scrollIntoView({block: "center"});
  };
  form.hidden = false;
  query.addEventListener("input", search);
  form.addEventListener("submit", (event) => { event.preventDefault(); step(1); });
  document.getElementById("before").addEventListener("click", () => step(now < 0 ? 0 : -1));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== query) { event.preventDefault(); query.focus(); }
    if (event.key === "Escape" && document.activeElement === query) { query.value = ""; search(); }
  });

  // A moment: #t=16 is the second 16 of the episode, as in a media fragment.
  const heard = document.getElementById("heard");
  const passages = [...document.querySelectorAll("#transcript p[id]")].map((one) => [Number(one.id.slice(2)), one]);
  const passageAt = (second) => passages.findLast(([start]) => start <= second)?.[1];
  const show = (second, scroll) => {
    document.querySelector(".here")?.classList.remove("here");
    const passage = passageAt(second);
    passage?.classList.add("here");
    if (scroll) passage?.scrollIntoView({block: "center"});
  };
  const go = (second, plays) => {
    show(second, true);
    if (!heard) return;
    heard.currentTime = Math.max(0, second + Number(heard.dataset.offset));
    if (plays) heard.play().catch(() => say("the recording cannot be played"));
  };
  const second = () => Number(/^#t=([0-9]+(?:\.[0-9]+)?)$$/.exec(location.hash)?.[1] ?? NaN);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#t="]');
    if (!link) return;
    event.preventDefault();
    const at = Number(link.dataset.t ?? link.hash.slice(3));
    history.pushState(null, "", "#t=" + at);
    go(at, true);
  });
  addEventListener("hashchange", () => { if (!Number.isNaN(second())) go(second(), false); });
  heard?.addEventListener("timeupdate", () => {
    if (!heard.paused) show(heard.currentTime - Number(heard.dataset.offset), false);
  });
  if (!Number.isNaN(second())) go(second(), false);
})();
