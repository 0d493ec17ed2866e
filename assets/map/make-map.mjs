// Makes world.inc from Natural Earth's countries (npm world-atlas); README.md says how and why.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import countries from 'i18n-iso-countries';

const require = createRequire(import.meta.url);
const here = (name) => new URL(name, import.meta.url);

// The frame stands in map.h, once.
const header = readFileSync(here('map.h'), 'utf8');
const frame = (name) => Number(header.match(new RegExp(`#define MAP_${name} \\(?(-?\\d+)`))[1]);
const WIDTH = frame('WIDTH'), HEIGHT = frame('HEIGHT');
const WEST = frame('WEST') / 100, NORTH = frame('NORTH') / 100, STEP = frame('STEP') / 100;

// Each sample is the mean of FINE x FINE points, so that a strait or an island narrower than it is weighed, not hit
// or missed.
const FINE = 5;
const FINE_WIDTH = WIDTH * FINE, FINE_STEP = STEP / FINE;
const lonOf = (x) => (WEST + (x + 0.5) * FINE_STEP + 540) % 360 - 180;
const latOf = (y) => NORTH - (y + 0.5) * FINE_STEP;

// Areas to which Natural Earth gives no ISO number. '' leaves them sea.
const UNNUMBERED = {
  'Kosovo': 'XK', 'Somaliland': 'SO', 'N. Cyprus': 'CY', 'Cyprus U.N. Buffer Zone': 'CY', 'Dhekelia': 'CY',
  'Akrotiri': 'CY', 'Baikonur': 'KZ', 'USNB Guantanamo Bay': 'CU', 'Siachen Glacier': 'IN',
  'Indian Ocean Ter.': 'AU', 'Coral Sea Is.': 'AU', 'Clipperton I.': '', 'Spratly Is.': '', 'Scarborough Reef': '',
  'Bajo Nuevo Bank': '', 'Serranilla Bank': '',
};

// Parts which Natural Earth draws with the country that holds them and ISO 3166 lists with another: what `from` has
// between these longitudes and latitudes.
const REASSIGNED = [
  { from: 'RU', to: 'UA', west: 32.4, east: 36.6, south: 44.3, north: 46.3 }, // UA-43, Crimea
  { from: 'MA', to: 'EH', west: -17.2, east: -8.67, south: 20.7, north: 27.67 }, // EH, Western Sahara
  { from: 'IL', to: 'SY', west: 35.63, east: 36.0, south: 32.7, north: 33.4 }, // SY-QU, the Golan
];

function codeOf({ id, properties: { name } }) {
  const code = id === undefined ? UNNUMBERED[name] : countries.numericToAlpha2(id);
  if (code === undefined) throw new Error(`no code for ${name} (${id})`);
  return code;
}

// world-atlas joins what Natural Earth cuts at 180 degrees: let longitudes run on over it instead of jumping back.
function unwrapped(ring) {
  let turn = 0;
  return ring.map(([lon, lat], i) => {
    const jump = i === 0 ? 0 : lon - ring[i - 1][0];
    if (Math.abs(jump) > 180) turn -= 360 * Math.sign(jump);
    return [lon + turn, lat];
  });
}

const polygonsOf = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates)
  .map((rings) => rings.map(unwrapped));

// Longitudes, in rising order, at which a ring crosses a parallel.
function crossings(ring, lat) {
  const found = [];
  for (let i = 1; i < ring.length; i++) {
    const [[lon0, lat0], [lon1, lat1]] = [ring[i - 1], ring[i]];
    if ((lat0 <= lat) !== (lat1 <= lat)) found.push(lon0 + (lon1 - lon0) * (lat - lat0) / (lat1 - lat0));
  }
  return found.sort((a, b) => a - b);
}

// { code: [polygon, ...] } of all countries but Antarctica.
function readCountries() {
  const atlas = require('world-atlas/countries-10m.json');
  const found = {};
  for (const land of feature(atlas, atlas.objects.countries).features) {
    const code = codeOf(land);
    if (code !== '' && code !== 'AQ') (found[code] ??= []).push(...polygonsOf(land.geometry));
  }
  return found;
}

// Calls visit(x, y) for each fine point within the polygons: even-odd, ring by ring, so that holes toggle back.
function eachPoint(polygons, visit) {
  const rings = polygons.flat().map((ring) => {
    const lats = ring.map(([, lat]) => lat);
    return { ring, low: Math.min(...lats), high: Math.max(...lats) };
  });
  for (let y = 0; y < HEIGHT * FINE; y++) {
    const lat = latOf(y);
    const inside = new Set();
    for (const { ring } of rings.filter(({ low, high }) => low <= lat && lat <= high)) {
      const at = crossings(ring, lat).map((lon) => Math.ceil((lon - WEST) / FINE_STEP - 0.5));
      for (let i = 0; i < at.length; i += 2)
        for (let column = at[i]; column < at[i + 1]; column++) {
          const x = ((column % FINE_WIDTH) + FINE_WIDTH) % FINE_WIDTH;
          if (!inside.delete(x)) inside.add(x);
        }
    }
    for (const x of inside) visit(x, y);
  }
}

function reassigned(code, x, y) {
  const lon = lonOf(x), lat = latOf(y);
  const part = REASSIGNED.find(({ from, west, east, south, north }) =>
    from === code && west <= lon && lon <= east && south <= lat && lat <= north);
  return part ? part.to : code;
}

// Per country, in the order of codes: how many fine points of each sample it covers, as Map(sample -> points).
function coverage(found, codes) {
  const points = Object.fromEntries(codes.map((code) => [code, new Map()]));
  for (const code of codes)
    eachPoint(found[code], (x, y) => {
      const sample = Math.floor(y / FINE) * WIDTH + Math.floor(x / FINE);
      const owner = points[reassigned(code, x, y)];
      owner.set(sample, (owner.get(sample) ?? 0) + 1);
    });
  return codes.map((code) => points[code]);
}

// The samples to which a country that fills none may be put, best first: those it touches (or where its largest ring
// begins, when no fine point fell on it), then their neighbours.
function candidates(points, polygons) {
  const touched = [...points].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([sample]) => sample);
  if (touched.length === 0) {
    const [lon, lat] = polygons.reduce((a, b) => (b[0].length > a[0].length ? b : a))[0][0];
    touched.push(Math.floor((NORTH - lat) / STEP) * WIDTH + Math.floor(((lon - WEST + 360) % 360) / STEP));
  }
  return [...touched, ...touched.flatMap((at) => [at + 1, at - 1, at + WIDTH, at - WIDTH])];
}

function rasterise(found, codes) {
  const covered = coverage(found, codes);
  const land = new Uint16Array(WIDTH * HEIGHT), most = new Uint16Array(WIDTH * HEIGHT);
  const grid = new Uint8Array(WIDTH * HEIGHT), held = new Array(codes.length + 1).fill(0);
  covered.forEach((points, i) => points.forEach((count, sample) => {
    land[sample] += count;
    if (count > most[sample]) [most[sample], grid[sample]] = [count, i + 1];
  }));
  grid.forEach((country, sample) => {
    if (land[sample] * 2 < FINE * FINE) grid[sample] = 0;
    else held[country]++;
  });
  codes.forEach((code, i) => {
    if (held[i + 1] > 0) return;
    const sample = candidates(covered[i], found[code]).find((at) => grid[at] === 0 || held[grid[at]] > 1);
    if (sample === undefined) throw new Error(`no sample is free for ${code}`);
    held[grid[sample]]--;
    grid[sample] = i + 1;
    held[i + 1]++;
  });
  return grid;
}

// Pairs of length (1 to 255) and country, running on over the ends of rows.
function runsOf(grid) {
  const runs = [];
  for (let at = 0; at < grid.length;) {
    let length = 1;
    while (length < 255 && at + length < grid.length && grid[at + length] === grid[at]) length++;
    runs.push([length, grid[at]]);
    at += length;
  }
  return runs;
}

// Items with commas, broken into lines.
function lines(items, width = 118) {
  const out = [''];
  for (const item of items) {
    if (out[out.length - 1].length + item.length + 1 > width) out.push('');
    out[out.length - 1] += `${item},`;
  }
  return out.join('\n');
}

const found = readCountries();
const codes = Object.keys(found).sort();
if (codes.length > 255) throw new Error(`${codes.length} countries do not fit a byte`);
const runs = runsOf(rasterise(found, codes));
const { version } = require('world-atlas/package.json');
const text = `/* Made by make-map.mjs: do not edit. Countries of the world from Natural Earth 1:10m (public domain,
 * naturalearthdata.com) by way of the npm package world-atlas ${version}, rasterised to ${WIDTH} x ${HEIGHT} samples.
 * map.h says what they mean. */
_Static_assert(MAP_WIDTH == ${WIDTH} && MAP_HEIGHT == ${HEIGHT} && MAP_WEST == ${WEST * 100} &&
                   MAP_NORTH == ${NORTH * 100} && MAP_STEP == ${STEP * 100},
               "map.h has changed: run make-map.mjs");

/* ISO 3166-1 alpha-2 code of each country; 0 is the sea. */
static const char moat_map_codes[][3] = {
${lines(['', ...codes].map((code) => `"${code}"`))}
};

/* Length and country of each run of samples, running on over the ends of rows. */
static const uint8_t moat_map_runs[][2] = {
${lines(runs.map(([length, country]) => `{${length},${country}}`))}
};
`;
writeFileSync(here('world.inc'), text);
console.log(`${codes.length} countries, ${runs.length} runs`);
