// Reads references and linked data with programs that are not ours, and prints what these understood, as JSON.
// In, on standard input: {"csl": [texts], "bibtex": [texts], "ris": [texts], "linked": [texts]}. Out: a list for each, in the same order.
"use strict";
const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");
const core = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");
const jsonld = require("jsonld");

const folder = path.join(path.dirname(require.resolve("@citation-js/plugin-csl/package.json")), "lib");
const styles = JSON.parse(fs.readFileSync(path.join(folder, "styles.json")));
const locales = JSON.parse(fs.readFileSync(path.join(folder, "locales.json")));

// An engine for each style, which takes most of the time to make.
let byID = {};
const engines = Object.entries(styles).map(([name, style]) => {
  const system = { retrieveLocale: (l) => locales[l] ?? locales["en-US"], retrieveItem: (id) => structuredClone(byID[id]) };
  const engine = new CSL.Engine(system, style, "en-US");
  engine.setOutputFormat("text");
  return [name, engine];
});

// Each item as each style writes it in a bibliography.
function written(text) {
  const items = JSON.parse(text);
  byID = Object.fromEntries(items.map((item) => [item.id, item]));
  const out = items.map((item) => ({ id: item.id, title: item.title, styles: {} }));
  for (const [name, engine] of engines) {
    engine.updateItems(items.map((item) => item.id));
    const [about, entries] = engine.makeBibliography();
    about.entry_ids.forEach(([id], i) => (out.find((one) => one.id === id).styles[name] = entries[i].trim()));
  }
  return out;
}

// What a parser understood, in CSL-JSON.
const understood = (type) => (text) => core.plugins.input.chain(text, { forceType: type, generateGraph: false });

// The words of schema.org for a type and all above it, by the types of schema-dts.
const words = fs.readFileSync(path.join(path.dirname(require.resolve("schema-dts/package.json")), "dist", "schema.d.ts"), "utf8");
function propertiesOf(type) {
  const known = new Set();
  for (let name = type + "Base"; name; ) {
    const body = new RegExp(`interface ${name} extends ([^{]+)\\{([\\s\\S]*?)\\n\\}`).exec(words);
    if (!body) {
      const leaf = new RegExp(`interface ${type}Leaf extends (\\w+)`).exec(words);
      if (!leaf || name !== type + "Base") return known;
      name = leaf[1];
      continue;
    }
    for (const m of body[2].matchAll(/^\s+"?(\w+)"?\??:/gm)) known.add(m[1]);
    name = (/(\w+Base)/.exec(body[1]) ?? [])[1];
  }
  return known;
}

// The triples of a document, without the network: schema.org is its vocabulary, as its own context has it.
const base = "https://page.example/";
const addresses = ["url", "contentUrl", "license"];
const context = { "@context": { "@vocab": "https://schema.org/", ...Object.fromEntries(addresses.map((a) => [a, { "@type": "@id" }])) } };
const documentLoader = async (url) => {
  if (url !== "https://schema.org/") throw new Error("asked for " + url);
  return { contextUrl: null, documentUrl: url, document: context };
};
async function linked(text) {
  const doc = JSON.parse(text);
  const nodes = await jsonld.flatten(doc, null, { documentLoader, base, safe: true });
  const unknown = [];
  for (const node of nodes) {
    const type = (node["@type"] ?? [""])[0].replace("https://schema.org/", "");
    const known = propertiesOf(type);
    if (type && known.size === 0) unknown.push("no type " + type);
    for (const key of Object.keys(node)) {
      if (!key.startsWith("@") && !known.has(key.replace("https://schema.org/", ""))) unknown.push(`${type} has no ${key}`);
    }
  }
  const triples = await jsonld.toRDF(doc, { documentLoader, base, format: "application/n-quads", safe: true });
  return { types: nodes.flatMap((n) => n["@type"] ?? []), unknown, triples: triples.trim().split("\n").length, main: doc["@id"] ?? "" };
}

async function main() {
  const given = JSON.parse(fs.readFileSync(0, "utf8"));
  const all = { csl: (given.csl ?? []).map(written), bibtex: (given.bibtex ?? []).map(understood("@bibtex/text")),
    ris: (given.ris ?? []).map(understood("@ris/file")), linked: [] };
  for (const text of given.linked ?? []) all.linked.push(await linked(text));
  process.stdout.write(JSON.stringify(all));
}

main().catch((err) => {
  console.error(err);
  process.exit(1);
});
