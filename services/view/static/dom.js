// Elements are made here and nowhere else. What came from a page gets in as a text node or an attribute of a
// known name, never as markup: there is no innerHTML in this folder (a test looks).

const SVG = "http://www.w3.org/2000/svg";

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export const el = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);

export const svg = (name, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, name), attributes, children);

// A link that a page gave: only to the web, and with nothing told to where it leads.
export function outside(url) {
  let scheme = "";
  try {
    scheme = new URL(url).protocol;
  } catch {
    // no address that a browser understands: shown as text
  }
  if (scheme !== "http:" && scheme !== "https:") return el("span", {}, url);
  return el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, url);
}

export const table = (heads, rows) =>
  el("table", {},
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell) => el("td", {}, cell))))));
