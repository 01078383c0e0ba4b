// The pictures of the guide: each that the guide shows can still be taken, and none that is kept is shown nowhere.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES, PICTURES, takeAll } from '../lib/guide.mjs';

const guide = new URL('../../docs/guide/', import.meta.url);
const MOST_BYTES = 3_000_000;

/** What a language's chapters show: path and words. */
function shown(tag) {
  const chapters = readdirSync(new URL(`${tag}/`, guide)).filter((name) => name.endsWith('.md'));
  const texts = chapters.map((name) => readFileSync(new URL(`${tag}/${name}`, guide), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/!\[([^\]]*)\]\(\.\.\/pictures\/([^)]+)\)/gu)].map(([, words, path]) => ({ words, path })));
}

test('both languages show the same pictures, each with words, each from its own language', () => {
  for (const tag of Object.keys(LANGUAGES)) {
    const all = shown(tag);
    assert.deepEqual(all.map(({ path }) => path).sort(), PICTURES.map(({ name }) => `${tag}/${name}.webp`).sort());
    for (const { words, path } of all) {
      assert.ok(words.trim().length > 10, `${path} has words for whoever cannot see it`);
      assert.ok(existsSync(new URL(`pictures/${path}`, guide)), path);
    }
    const kept = readdirSync(new URL(`pictures/${tag}/`, guide)).map((name) => `${tag}/${name}`);
    assert.deepEqual(kept.sort(), all.map(({ path }) => path).sort(), 'no picture is kept that is shown nowhere');
  }
  const bytes = Object.keys(LANGUAGES).flatMap((tag) => shown(tag)).map(({ path }) => statSync(new URL(`pictures/${path}`, guide)).size);
  assert.ok(bytes.reduce((sum, one) => sum + one, 0) <= MOST_BYTES);
});

test('every picture can be taken again', async () => {
  const folder = new URL('../shots/guide/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  assert.equal((await takeAll(folder)).length, PICTURES.length * Object.keys(LANGUAGES).length);
});
