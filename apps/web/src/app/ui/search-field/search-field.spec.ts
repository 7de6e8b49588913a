import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SearchField } from './search-field';

@Component({
  selector: 'edu-test-host',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SearchField],
  template: `<edu-search-field
    label="Search classes"
    [value]="value()"
    [pause]="300"
    (searched)="heard.push($event)"
  />`,
})
class Host {
  readonly value = signal('');
  readonly heard: string[] = [];
}

function setup() {
  const fixture = TestBed.createComponent(Host);
  document.body.append(fixture.nativeElement);
  fixture.detectChanges();
  const page = fixture.nativeElement as HTMLElement;
  const box = page.querySelector<HTMLInputElement>('[aria-label="Search classes"]')!;
  const type = (text: string) => {
    box.value = text;
    box.dispatchEvent(new Event('input'));
    fixture.detectChanges();
  };
  const adopt = (value: string) => {
    fixture.componentInstance.value.set(value);
    fixture.detectChanges();
  };
  const clearButton = () => page.querySelector<HTMLButtonElement>('[aria-label="Clear search"]');
  return { fixture, box, type, adopt, clearButton, heard: fixture.componentInstance.heard };
}

describe('SearchField', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('emits once typing pauses, with only the last text', () => {
    const { type, heard } = setup();
    type('al');
    jest.advanceTimersByTime(299);
    type('alg ');
    jest.advanceTimersByTime(299);
    expect(heard).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(heard).toEqual(['alg']);
  });

  it('emits right away on Enter, and then not again', () => {
    const { type, box, heard } = setup();
    type('bio');
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    jest.advanceTimersByTime(1000);
    expect(heard).toEqual(['bio']);
  });

  it('keeps what is typed while the page still echoes an earlier search', () => {
    const { type, adopt, box } = setup();
    type('al');
    jest.advanceTimersByTime(300);
    type('alg');
    adopt('al');
    expect(box.value).toBe('alg');
  });

  it('takes over a search set by the page', () => {
    const { adopt, box } = setup();
    adopt('algebra');
    expect(box.value).toBe('algebra');
  });

  it('clears at once by its button, and keeps the focus', () => {
    const { fixture, type, clearButton, box, heard } = setup();
    expect(clearButton()).toBeNull();
    type('alg');
    jest.advanceTimersByTime(300);
    clearButton()!.click();
    fixture.detectChanges();
    expect(heard).toEqual(['alg', '']);
    expect(box.value).toBe('');
    expect(document.activeElement).toBe(box);
  });
});
