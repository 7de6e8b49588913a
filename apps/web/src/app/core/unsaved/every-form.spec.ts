import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** Form controls to type, choose, or pick with. */
const controls =
  /<input\b|<textarea\b|<select\b|<mat-(?:select|checkbox|radio|slide-toggle|slider|chip-grid|button-toggle)\b|contenteditable|formControl(?:Name)?\b|\[\(ngModel\)\]|<edu-(?:favorite-color|email-field|password-field|file-picker|teacher-picker|assignment-fields|rules-card|arrange-toolbar)\b/;

/** Which component guards the input of each partial form. */
const partsOf: Record<string, string> = {
  'classes/students/teachers/teacher-picker': 'classes/students/teachers/add-teacher-dialog',
  'classes/assignments/editor/assignment-fields': 'classes/assignments/editor/assignment-dialog',
  'classes/assignments/files/file-picker': 'classes/assignments/files/resource-files',
  'classes/assignments/own-work/own-work': 'classes/assignments/files/resource-files',
  'classes/assignments/sheet/assignment-files': 'classes/assignments/files/resource-files',
  'classes/seating/edit/arrange-toolbar': 'classes/seating/edit/seating-editor',
  'classes/seating/edit/rules-card': 'classes/seating/edit/seating-editor',
};

/** Components where leaving loses nothing. */
const harmless: Record<string, string> = {
  'account/sign-in/local-sign-in': 'who signs in another way has no use for what was typed here',
  'account/sign-in/sign-in': 'holds only the one above',
  'admin/audit/audit-tools': 'filters a list',
  'classes/assignments/assignments-tab': 'filters a list',
  'classes/assignments/submissions/submissions-table': 'selects rows',
  'classes/list/class-tools': 'filters a list',
  'classes/seating/print/print-dialog': 'asks what to print',
  'core/search/search-dialog': 'searches',
  'ui/search-field/search-field': 'searches',
};

/** Generic fields; the form that uses them guards their input. */
const isField = (name: string) => name.startsWith('ui/');

const root = join(__dirname, '..', '..');

/** Components by path without extension, with the source of class, template, and sibling files. */
function components(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!/\.(?:ts|html)$/.test(entry.name) || /\.spec\.ts$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, join(dirname(path), basename(path).replace(/\.\w+$/, '')));
    const key = name.split(sep).join('/');
    texts.set(key, (texts.get(key) ?? '') + readFileSync(path, 'utf8'));
  }
  return texts;
}

describe('every form', () => {
  const texts = components();
  const watches = (name: string) => /inject\(Unsaved\)\s*\.watch\(/.test(texts.get(name) ?? '');
  const forms = [...texts].filter(([, text]) => controls.test(text)).map(([name]) => name);

  it('is found', () => {
    expect(forms).toContain('account/register/register');
    expect(forms).toContain('classes/assignments/submissions/submission-review');
    expect(forms.length).toBeGreaterThan(15);
  });

  it('is guarded, so nothing typed in it is lost without asking', () => {
    const unwatched = forms.filter(
      (name) =>
        !watches(name) && !watches(partsOf[name] ?? '') && !harmless[name] && !isField(name),
    );
    expect(unwatched).toEqual([]);
  });

  it('in a dialog is opened so that no way of closing it bypasses the guard', () => {
    const dialogs = [...texts].filter(
      ([name, text]) => text.includes('MatDialogRef') && watches(name),
    );
    expect(dialogs.length).toBeGreaterThan(1);
    for (const [name, text] of dialogs) {
      expect([name, text.includes('implements FormDialog')]).toEqual([name, true]);
    }
  });

  it('has no guard of its own: no route guard, no listener, no dialog that just refuses to close', () => {
    const own = [...texts]
      .filter(([name]) => !name.startsWith('core/') && !name.startsWith('ui/draft/'))
      .filter(([, text]) => /canDeactivate|beforeunload|disableClose/.test(text))
      .map(([name]) => name);
    expect(own).toEqual([]);
  });

  it('is not in the lists above once removed', () => {
    for (const name of [
      ...Object.keys(partsOf),
      ...Object.values(partsOf),
      ...Object.keys(harmless),
    ]) {
      expect([name, texts.has(name)]).toEqual([name, true]);
    }
  });
});
