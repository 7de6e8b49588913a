import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DetailsPopover } from './details-popover';

@Component({
  selector: 'edu-test-host',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DetailsPopover],
  template: `
    <div #one><a href="#one">Algebra</a></div>
    <edu-details-popover #first [origin]="one" heading="Algebra" [content]="facts" />
    <div #two><a href="#two">Biology</a></div>
    <edu-details-popover [origin]="two" heading="Biology" [content]="facts" />
    <ng-template #facts>Class number 11001</ng-template>
    <button type="button" (click)="first.openSheet()">About Algebra</button>
  `,
})
class Host {}

function setup() {
  const fixture = TestBed.createComponent(Host);
  document.body.append(fixture.nativeElement);
  fixture.detectChanges();
  const links = Array.from(document.querySelectorAll('a'));
  const boxes = links.map((link) => link.parentElement!);
  const pointer = (target: Element, type: string, pointerType = 'mouse') => {
    target.dispatchEvent(Object.assign(new Event(type), { pointerType }));
    fixture.detectChanges();
  };
  const wait = (time: number) => {
    jest.advanceTimersByTime(time);
    fixture.detectChanges();
  };
  const popovers = () => Array.from(document.querySelectorAll('[role=tooltip]'));
  const escape = () => {
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true, cancelable: true }),
    );
    fixture.detectChanges();
  };
  return { fixture, links, boxes, pointer, wait, popovers, escape };
}

describe('DetailsPopover (EDU-2, WCAG 1.4.13)', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    document.body.replaceChildren();
  });

  it('opens 300 ms after the pointer rests, not when it just passes', () => {
    const { boxes, pointer, wait, popovers } = setup();
    pointer(boxes[0]!, 'pointerenter');
    wait(299);
    expect(popovers()).toHaveLength(0);
    wait(1);
    expect(popovers()[0]?.textContent).toContain('Class number 11001');

    pointer(boxes[1]!, 'pointerenter');
    wait(100);
    pointer(boxes[1]!, 'pointerleave');
    wait(1000);
    expect(popovers()).toHaveLength(1);
  });

  it('stays while the pointer is on it, and closes when the pointer has left both', () => {
    const { boxes, pointer, wait, popovers } = setup();
    pointer(boxes[0]!, 'pointerenter');
    wait(300);
    pointer(boxes[0]!, 'pointerleave');
    wait(100);
    pointer(popovers()[0]!, 'pointerenter');
    wait(5000);
    expect(popovers()).toHaveLength(1);
    pointer(popovers()[0]!, 'pointerleave');
    wait(200);
    expect(popovers()).toHaveLength(0);
  });

  it('opens at once on keyboard focus and closes on blur', () => {
    const { fixture, links, popovers } = setup();
    links[0]!.focus();
    fixture.detectChanges();
    expect(popovers()).toHaveLength(1);
    links[0]!.blur();
    fixture.detectChanges();
    expect(popovers()).toHaveLength(0);
  });

  it('closes on Esc without moving the focus, and reopens only on a new visit', () => {
    const { fixture, links, wait, popovers, escape } = setup();
    links[0]!.focus();
    fixture.detectChanges();
    escape();
    wait(1000);
    expect(popovers()).toHaveLength(0);
    expect(document.activeElement).toBe(links[0]);
    links[1]!.focus();
    links[0]!.focus();
    fixture.detectChanges();
    expect(popovers()).toHaveLength(1);
  });

  it('shows only one at a time', () => {
    const { fixture, boxes, links, pointer, wait, popovers } = setup();
    links[0]!.focus();
    fixture.detectChanges();
    pointer(boxes[1]!, 'pointerenter');
    wait(300);
    expect(popovers()).toHaveLength(1);
  });

  it('does not open on touch', () => {
    const { boxes, pointer, wait, popovers } = setup();
    pointer(boxes[0]!, 'pointerenter', 'touch');
    wait(1000);
    expect(popovers()).toHaveLength(0);
  });
});

describe('DetailsPopover as a sheet (EDU-2)', () => {
  it('opens by its button, has a name, and closes by its own button', async () => {
    const { fixture } = setup();
    document.querySelector<HTMLButtonElement>('button')!.click();
    await import('@angular/material/bottom-sheet');
    await fixture.whenStable();

    const sheet = document.querySelector('[role=dialog]')!;
    expect(sheet.getAttribute('aria-label')).toBe('Algebra');
    expect(sheet.textContent).toContain('Class number 11001');
  });
});
