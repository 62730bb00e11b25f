// Marks in a text. Offsets count code points, JavaScript's strings count halves of some: the text is taken apart first.

import { el } from "./dom.js";
import { t } from "./texts.js";

// `marks`: {start, end, kind, label}. Where they overlap, a stretch of text has the classes of all.
export function marked(text, marks, { from = 0, to = null } = {}) {
  const points = Array.from(text);
  const end = to ?? points.length;
  const inside = marks.filter((mark) => mark.start < end && mark.end > from);
  const bounds = [...new Set([from, end, ...inside.flatMap((mark) => [mark.start, mark.end])])]
    .filter((at) => at >= from && at <= end)
    .sort((one, other) => one - other);
  const pieces = [];
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const [start, stop] = [bounds[i], bounds[i + 1]];
    const words = points.slice(start, stop).join("");
    const over = inside.filter((mark) => mark.start <= start && mark.end >= stop);
    if (over.length === 0) {
      pieces.push(words);
      continue;
    }
    const kinds = [...new Set(over.map((mark) => mark.kind))];
    const title = over.map((mark) => `${t(`mark-${mark.kind}`)}: ${mark.label}`).join("\n");
    pieces.push(el("mark", { class: kinds.join(" "), title }, words));
  }
  return pieces;
}

export const legend = (marks) =>
  el("ul", { class: "legend" },
    [...new Set(marks.map((mark) => mark.kind))].map((kind) =>
      el("li", {}, el("mark", { class: kind }, t(`mark-${kind}`)))));

// An article with its marks: the title's apart, then paragraph by paragraph.
export function article(document, marks) {
  const head = marks.filter((mark) => mark.in_title);
  const body = marks.filter((mark) => !mark.in_title);
  return el("article", { class: "article", lang: document.language },
    document.title ? el("h3", { class: "words" }, marked(document.title, head)) : null,
    document.paragraphs.map((each) =>
      el(each.kind === "heading" ? "h4" : "p", { class: "words" },
        marked(document.text, body, { from: each.start, to: each.end }))));
}
