import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBed } from '@angular/core/testing';
import { Appearance } from './appearance';

const script = readFileSync(join(__dirname, '../../../../public/appearance.js'), 'utf8');
const html = document.documentElement;
/** Runs the script that the page loads before its first paint. */
const load = () => {
  delete html.dataset['theme'];
  window.eval(script);
};

describe('Appearance', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => load());

  it('follows the system until the user chooses', () => {
    load();
    expect(TestBed.inject(Appearance).name()).toBe('system');
    expect(html.dataset['theme']).toBeUndefined();
  });

  it('applies a choice at once, and before first paint on the next visit', () => {
    TestBed.inject(Appearance).choose('dark');
    expect(html.dataset['theme']).toBe('dark');

    load();
    expect(html.dataset['theme']).toBe('dark');
    TestBed.resetTestingModule();
    expect(TestBed.inject(Appearance).name()).toBe('dark');
  });

  it('goes back to the system', () => {
    TestBed.inject(Appearance).choose('light');
    TestBed.inject(Appearance).choose('system');
    load();
    expect(html.dataset['theme']).toBeUndefined();
  });

  it('ignores an invalid stored value', () => {
    localStorage.setItem('edugraph.appearance', 'pink');
    load();
    expect(html.dataset['theme']).toBeUndefined();
    expect(TestBed.inject(Appearance).name()).toBe('system');
  });
});
