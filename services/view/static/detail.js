// One event: what is known, in which words, by whom told, and what its revisions changed.

import { el, outside } from "./dom.js";
import { facts, flagged, headline, kind, names, who } from "./list.js";
import { article, legend } from "./marks.js";
import * as store from "./store.js";
import { days, moment, t } from "./texts.js";

function known(event) {
  const row = (key, value) => (value ? [el("dt", {}, t(key)), el("dd", {}, value)] : null);
  const agreements = event.agreements.map((each) => `“${each.name}” ${each.action}`).join(", ");
  const codes = `CAMEO ${event.cameo}, Goldstein ${event.goldstein}, PLOVER ${event.plover_score}`;
  return el("dl", {},
    row("actors", names(event.actors)),
    row("recipients", event.recipients.length ? names(event.recipients) : null),
    row("date", event.date ? `${days(event.date)} (${event.date.precision}, ${event.date.basis})` : null),
    row("place", event.place ? [event.place.name, event.place.country].filter(Boolean).join(", ") : null),
    row("status", t(event.status)),
    row("attribution", event.attribution ? who(event.attribution) : null),
    row("agreements", agreements),
    row("contexts", event.contexts.join(", ")),
    row("codes", codes),
    row("confidence", event.confidence.toFixed(2)),
    row("corroboration", String(event.corroboration)),
    row("rule", [...new Set(event.evidence.map((each) => each.rule))].join(", ")));
}

// What of the event stands on a page. The mentions of actors, date and place are of the first evidence's page.
export function marksOf(event, pageId) {
  const marks = [];
  const add = (kindOf, label, span, inTitle) =>
    span && marks.push({ kind: kindOf, label, start: span.start, end: span.end, in_title: inTitle ?? span.in_title });
  for (const each of event.evidence) if (each.page_id === pageId) add("clause", each.rule, each, each.in_title);
  for (const quote of event.quotes) {
    if ((quote.page_id ?? event.evidence[0]?.page_id) === pageId) {
      add("quote", quote.speaker ? quote.speaker.name : t("somebody"), quote, false);
    }
  }
  if (event.evidence[0]?.page_id !== pageId) return marks;
  for (const actor of event.actors) add("actor", who(actor), actor.mention);
  for (const actor of event.recipients) add("recipient", who(actor), actor.mention);
  if (event.attribution) add("attribution", who(event.attribution), event.attribution.mention);
  if (event.date) add("date", days(event.date), event.date.mention);
  if (event.place) add("place", event.place.name, event.place.mention);
  return marks;
}

function source(event, each) {
  const box = el("div", {});
  const told = event.evidence.filter((evidence) => evidence.page_id === each.page_id);
  const words = told.map((evidence) => el("blockquote", { lang: each.language }, evidence.text));
  fetch(`/api/pages/${encodeURIComponent(each.page_id)}`)
    .then(async (answer) => {
      const document = answer.ok ? await answer.json() : null;
      if (document === null || document.version_id !== each.version_id) {
        box.replaceChildren(el("p", { class: "dim" }, t("no-article")), ...words);
        return;
      }
      const marks = marksOf(event, each.page_id);
      box.replaceChildren(legend(marks), article(document, marks));
    })
    .catch(() => box.replaceChildren(...words));
  const about = [each.publisher, each.agency, each.published ? `${t("published")} ${each.published}` : null];
  return el("li", {}, el("p", {}, about.filter(Boolean).join(" · "), " ", outside(each.url)), box);
}

export function show(view, id) {
  const card = store.card(id);
  const back = el("p", {}, el("a", { href: "#/events" }, `← ${t("back")}`));
  if (!card && store.mayBeHeld(id)) {
    view.replaceChildren(back, el("p", {}, t("connecting")));
    store.look(id);
    return;
  }
  if (!card) {
    const into = store.mergedInto(id);
    view.replaceChildren(back, el("p", {}, t("gone")),
      into ? el("p", {}, t("merged"), " ", el("a", { href: `#/events/${into}` }, into)) : "");
    return;
  }
  const { event } = card;
  const quotes = event.quotes.map((quote) =>
    el("blockquote", { lang: event.language }, `“${quote.text}” `,
      el("span", { class: "dim" }, t("said-by"), " ", quote.speaker ? who(quote.speaker) : t("somebody"))));
  const corrections = card.corrections.map((each) =>
    el("li", {}, el("strong", {}, each.field ? `${each.field}: ${each.value ?? "–"}` : t(each.wrong ? "flag-wrong" : "flag-right")),
      ` ${each.reason} `, el("span", { class: "dim" }, `${each.author}, ${moment(Date.parse(each.at))}`)));
  const revisions = [...card.revisions].reverse().map((each) =>
    el("li", {}, t("revision", { number: each.revision }), " · ", moment(each.at), " · ",
      each.changed.length ? t("changed", { what: each.changed.join(", ") }) : t("first")));
  view.replaceChildren(back,
    el("div", { class: `q${event.quad}` },
      el("h2", { tabindex: "-1" }, headline(event)),
      el("p", {}, kind(event), " · ", facts(event), flagged(card)),
      corrections.length ? [el("h3", {}, t("corrections")), el("ul", {}, corrections)] : null,
      el("h3", {}, t("facts")), known(event),
      quotes.length ? [el("h3", {}, t("quotes")), quotes] : null,
      el("h3", {}, t("sources")), el("ol", {}, event.sources.map((each) => source(event, each))),
      revisions.length ? [el("h3", {}, t("revisions")), el("ol", { reversed: true }, revisions)] : null,
      el("details", {}, el("summary", {}, t("message")), el("pre", {}, JSON.stringify(event, null, 2)))));
}
