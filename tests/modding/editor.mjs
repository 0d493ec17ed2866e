// editor.mjs - the language server that editors use, without an editor: it reads levels/schema.json by the modeline of each level, finds nothing
// wrong with the bundled ones and something wrong with broken ones, completes keys and explains them.
import {spawn} from 'node:child_process';
import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {bundled, finish, folder, levels, must} from './common.mjs';

const require = createRequire(import.meta.url);
const rpc = require('vscode-jsonrpc/node');
const server = spawn(process.execPath, [require.resolve('yaml-language-server/bin/yaml-language-server'), '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});
const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
const settings = {yaml: {schemaStore: {enable: false}, validate: true, completion: true, hover: true}, http: {}, '[yaml]': {}};
connection.onRequest('workspace/configuration', ({items}) => items.map(({section}) => section.split('.').reduce((at, key) => at?.[key], settings) ?? null));
connection.onRequest('client/registerCapability', () => null);
connection.onRequest('custom/schema/request', () => []);

// Diagnostics of a version of a document, whenever they come.
const told = new Map(), waiting = new Map();
connection.onNotification('textDocument/publishDiagnostics', ({uri, diagnostics}) => {
  told.set(uri, diagnostics);
  waiting.get(uri)?.(diagnostics);
  waiting.delete(uri);
});
connection.listen();

const root = folder();
copyFileSync(process.env.MOAT_SCHEMA, join(root, 'schema.json'));
await connection.sendRequest('initialize', {
  processId: process.pid, rootUri: pathToFileURL(root).href, workspaceFolders: [{uri: pathToFileURL(root).href, name: 'levels'}],
  capabilities: {workspace: {configuration: true, didChangeConfiguration: {dynamicRegistration: true}}, textDocument: {hover: {contentFormat: ['markdown']}, completion: {completionItem: {snippetSupport: true, documentationFormat: ['markdown']}}}},
});
await connection.sendNotification('initialized', {});
await connection.sendNotification('workspace/didChangeConfiguration', {settings});

let version = 0;
// A file is opened once: closing one makes the server take back what it told, at some time.
async function open(name, text) {
  const path = join(root, `${name}.yaml`), uri = pathToFileURL(path).href;
  writeFileSync(path, text);
  const answer = new Promise((resolve) => waiting.set(uri, resolve));
  await connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'yaml', version: ++version, text}});
  return {uri, diagnostics: await answer};
}
const close = (uri) => connection.sendNotification('textDocument/didClose', {textDocument: {uri}});
const asked = (method, uri, line, character) => connection.sendRequest(`textDocument/${method}`, {textDocument: {uri}, position: {line, character}});
const readLevel = (name) => readFileSync(join(levels, `${name}.yaml`), 'utf8');

// --- the bundled levels ---

must('there are levels', bundled.length >= 19, String(bundled.length));
for (const name of bundled) {
  const {uri, diagnostics} = await open(name, readLevel(name));
  must(`${name}: nothing to tell`, diagnostics.length === 0, diagnostics.slice(0, 3).map((one) => `${one.range.start.line + 1}: ${one.message}`).join(' | '));
  close(uri);
}

// --- broken ones: something is told at that line ---

const good = readLevel('free-or-paid');
const broken = [
  ['a misspelled key', 'author:', 'autor:'],
  ['a key in the wrong place', 'author: Moat', 'author: Moat\nchance: 5%'],
  ['a number out of range', 'turns: 8', 'turns: 800'],
  ['a wrong unit', 'cash: 15 bn', 'cash: 15 M'],
  ['a list where a value belongs', 'as_of: 2026-07-01', 'as_of: [1]'],
  ['yes for true', 'extends: base', 'extends: base\nabstract: yes'],
  ['a bad quarter', 'start: 2027-Q1', 'start: 2027-Q5'],
  ['a bad id', '  harbour:', '  Harbour:'],
  ['a reading that is none', 'bloc.northgate.strength', 'bloc.northgate.strengthh'],
  ['a change without its sign', 'concern: +', 'concern: '],
  ['a language that the game has not', 'title: {en: "Free or paid?"', 'title: {de: "Frei?", en: "Free or paid?"'],
  ['a market without its size', /\n    size: 11 bn/, ''],
  ['YAML that is none', 'author: Moat', 'author: [Moat'],
].map(([what, find, put]) => [what, find, put, typeof find === 'string' ? good.indexOf(find) : good.search(find)]).filter(([, , , at]) => at >= 0);
must('there are levels to break', broken.length >= 11, String(broken.length));
for (const [i, [what, find, put, at]] of broken.entries()) {
  const {uri, diagnostics} = await open(`broken-${i}`, good.replace(find, put));
  const line = put === '' ? null : good.slice(0, at).split('\n').length - 1;
  const message = diagnostics.map((one) => one.message).join(' ');
  must(`${what} is told without a pattern`, !/[\\^$]/.test(message), message);
  must(`${what} is told${line === null ? '' : ' there'}`, diagnostics.some(({range}) => line === null || Math.abs(range.start.line - line) <= 1), JSON.stringify(diagnostics.map(({range, message}) => [range.start.line, message])));
  close(uri);
}

// --- completion and hover ---

const lines = good.split('\n');
const start = lines.findIndex((line) => line.startsWith('markets:')) + 2;
const inMarket = [...lines.slice(0, start), '    ', ...lines.slice(start)].join('\n');
const market = await open('in-market', inMarket);
const offered = await asked('completion', market.uri, start, 4);
const labels = offered.items.map(({label}) => label);
for (const key of ['campus']) must(`completion in a market offers ${key}`, labels.includes(key), labels.join(' '));
must('completion does not offer keys of other places', !labels.includes('chance') && !labels.includes('turns'), labels.join(' '));
close(market.uri);
const top = await open('at-top', `${good}\n`);
const keys = (await asked('completion', top.uri, good.split('\n').length, 0)).items.map(({label}) => label);
must('completion at the left margin offers sections', ['opponents', 'chips', 'doctrines'].every((key) => keys.includes(key)), keys.join(' '));
close(top.uri);

const plain = await open('hover', good);
async function hover(find, within) {
  const line = lines.findIndex((text) => text.includes(find)), answer = await asked('hover', plain.uri, line, lines[line].indexOf(within ?? find.trim()) + 1);
  return JSON.stringify(answer?.contents ?? '');
}
for (const [find, words] of [['    price_sensitivity:', 'price matters'], ['calendar:', 'how long it lasts'], ['    strictness:', 'How fast it acts']])
  must(`hover explains ${find.trim()}`, (await hover(find)).includes(words), await hover(find));
must('hover tells the range', (await hover('    price_sensitivity:')).includes('0 to 8'), await hover('    price_sensitivity:'));
close(plain.uri);

connection.sendNotification('exit');
server.kill();
finish();
