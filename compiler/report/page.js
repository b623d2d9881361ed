"use strict";
const lines = [...document.querySelectorAll("details.l > summary")];
const dark = lines.filter(s => /h[345]/.test(s.parentElement.className));
function go(list, step) {
  const here = document.activeElement.closest ? document.activeElement.closest("details.l > summary") : null;
  let next;
  if (here) {
    const side = s => here.compareDocumentPosition(s) & (step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING);
    const rest = list.filter(side);
    next = step > 0 ? rest[0] : rest[rest.length - 1];
  } else {
    next = list.find(s => s.getBoundingClientRect().top > 0) || list[0];
  }
  if (next) { next.focus(); next.scrollIntoView({block: "nearest"}); }
}
const keys = {
  j: () => go(lines, 1), k: () => go(lines, -1), n: () => go(dark, 1), p: () => go(dark, -1),
  e: () => { const open = lines.some(s => !s.parentElement.open); for (const s of lines) s.parentElement.open = open; },
  t: () => { scrollTo(0, 0); document.activeElement.blur(); },
};
addEventListener("keydown", event => {
  const key = keys[event.key];
  if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  key();
});
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches("details")) target.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();
