import { describe, expect, it } from '@jest/globals';
import { splitTables, withStyles } from './html';

describe('notice body', () => {
  it('gives each outermost table a piece of its own', () => {
    expect(splitTables('<p>a</p><table><tr><td><table></table></td></tr></table><p>b</p>')).toEqual([
      { kind: 'flow', html: '<p>a</p>' },
      { kind: 'table', html: '<table><tr><td><table></table></td></tr></table>' },
      { kind: 'flow', html: '<p>b</p>' },
    ]);
  });

  it('loses nothing when a table is not closed', () => {
    expect(splitTables('x<table><tr>').map((segment) => segment.html).join('')).toBe('x<table><tr>');
  });

  it('styles tags and leaves names that only begin alike', () => {
    expect(withStyles('<p>a</p><pre>b</pre><thead><th colspan="2">')).toMatch(/^<p style="[^"]+">a<\/p><pre>b<\/pre><thead><th style="[^"]+" colspan="2">$/);
  });
});
