// The reading glass: a page as it came, clean, with all that was found marked in it, and the messages.

import { el } from "./dom.js";
import { article, legend } from "./marks.js";
import { t } from "./texts.js";

const state = { samples: null, sample: "", text: "", url: "https://example.org/page", fetched: "", found: null, said: "" };

const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

// A raw page of the samples has its body as bytes; the glass gets it as it is.
const asked = () => {
  const sample = state.samples?.find((page) => page.url === state.sample);
  return sample ?? { url: state.url || "urn:dragoman:glass", fetched_at: state.fetched || now(), body: state.text };
};

async function read(view) {
  state.said = t("glass-reading");
  state.found = null;
  show(view);
  try {
    const answer = await fetch("/api/glass", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked()),
    });
    const kind = answer.headers.get("Content-Type") ?? "";
    const found = kind.startsWith("application/json") ? await answer.json() : { reason: await answer.text() };
    if (!answer.ok) {
      state.said = t("glass-failed", { why: [found.reason, found.detail].filter(Boolean).join(", ") });
    } else {
      state.found = found;
      state.said = found.outcome
        ? t("glass-skipped", found.outcome)
        : t("glass-done", { events: found.events.length, quotes: found.manifest.quotes.length });
    }
  } catch (error) {
    state.said = t("glass-failed", { why: error.message });
  }
  show(view);
  view.querySelector("#glass-said")?.focus();
}

function form(view) {
  const field = (key, label, node) => {
    node.value = state[key];
    node.addEventListener("input", () => { state[key] = node.value; });
    return el("label", {}, t(label), node);
  };
  const sample = el("select", { id: "glass-sample", onchange: () => { state.sample = sample.value; show(view); } },
    el("option", { value: "" }, t("glass-own")),
    (state.samples ?? []).map((page) => el("option", { value: page.url }, page.url)));
  sample.value = state.sample;
  const own = state.sample ? [] : [
    field("text", "glass-page", el("textarea", { id: "glass-text", spellcheck: "false", required: true })),
    field("url", "glass-url", el("input", { id: "glass-url", size: 40 })),
    field("fetched", "glass-fetched", el("input", { id: "glass-fetched", placeholder: now() })),
  ];
  const submit = (event) => { event.preventDefault(); read(view); };
  return el("form", { class: "glass", onsubmit: submit },
    el("label", {}, t("glass-sample"), sample), own, el("button", { id: "glass-read" }, t("glass-read")));
}

const panel = (title, wide, ...children) => el("section", { class: wide ? "wide" : null }, el("h3", {}, t(title)), children);

function panels(found) {
  const clean = found.document;
  const messages = clean ? { document: clean, manifest: found.manifest, events: found.events } : found.outcome;
  return el("div", { class: "panels" },
    panel("glass-raw", false, el("pre", { tabindex: "0" }, found.raw.text)),
    clean ? panel("glass-clean", false, article(clean, [])) : null,
    clean ? panel("glass-marked", false, legend(found.marks), article(clean, found.marks)) : null,
    found.explained ? panel("glass-sentences", true, el("pre", { tabindex: "0", lang: clean.language },
      found.explained.map((line) => [...line.map(([role, text]) => el("span", { class: `role-${role}` }, text)), "\n"]))) : null,
    panel("glass-messages", true, el("pre", { tabindex: "0" }, JSON.stringify(messages, null, 2))));
}

export function show(view) {
  if (state.samples === null) {
    state.samples = [];
    fetch("/api/samples").then((answer) => answer.json()).then((pages) => { state.samples = pages; show(view); });
  }
  view.replaceChildren(
    el("p", {}, t("glass-help")), form(view),
    el("p", { id: "glass-said", role: "status", tabindex: "-1" }, state.said),
    state.found ? panels(state.found) : "");
}
