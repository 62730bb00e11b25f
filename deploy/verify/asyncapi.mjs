// Validates an AsyncAPI document with the specification's own parser: node asyncapi.mjs <folder of node_modules> <file>
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(process.argv[2] + "/package.json");
const { Parser } = require("@asyncapi/parser");
const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[3], "utf8"));
const bad = diagnostics.filter((each) => each.severity <= 1);
for (const each of bad) console.error(`${each.severity === 0 ? "error" : "warning"}: ${each.path.join("/")}: ${each.message}`);
if (!document || bad.some((each) => each.severity === 0)) process.exit(1);
console.log(`${document.version()} ${document.allChannels().length} channels, ${document.allMessages().length} messages`);
