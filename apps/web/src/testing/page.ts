import type { Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { HttpTestingController } from '@angular/common/http/testing';
import type { Problem, ProblemCode } from '@app/contracts';

/** An element's text, with every white space as one blank. */
export function words(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Its accessible name: the label or the text. */
export function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? words(element);
}

/** A rendered page the way users perceive it: by text and accessible names, never by CSS classes. */
export class Page {
  private constructor(
    private readonly fixture: ComponentFixture<unknown>,
    /** For what has no name or text to find it by. */
    readonly root: HTMLElement,
  ) {}

  static of<T>(component: Type<T>, inputs: Record<string, unknown> = {}): Page {
    const fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    const page = new Page(fixture, fixture.nativeElement as HTMLElement);
    document.body.append(page.root);
    fixture.detectChanges();
    return page;
  }

  get text(): string {
    return nameOf(this.root);
  }

  heading(): string {
    return nameOf(this.root.querySelector('h1')!);
  }

  says(sentence: string): boolean {
    return this.text.includes(sentence);
  }

  /** Text of the alert. */
  alert(): string {
    return Array.from(this.root.querySelectorAll('[role=alert]')).map(nameOf).join(' ').trim();
  }

  button(name: string): HTMLButtonElement {
    return this.named<HTMLButtonElement>('button', name);
  }

  link(name: string): HTMLAnchorElement {
    return this.named<HTMLAnchorElement>('a', name);
  }

  has(kind: 'button' | 'a', name: string): boolean {
    return Array.from(this.root.querySelectorAll(kind)).some((one) => nameOf(one) === name);
  }

  field(label: string): HTMLInputElement {
    const found = Array.from(this.root.querySelectorAll('input')).find((input) =>
      Array.from(input.labels ?? []).some((one) => nameOf(one) === label),
    );
    if (!found) throw new Error(`No field labelled ${label}`);
    return found;
  }

  /** The error or hint linked to a field by aria-describedby. */
  remark(label: string): string {
    const ids = this.field(label).getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => nameOf(document.getElementById(id) ?? this.root)).join(' ');
  }

  type(label: string, value: string): void {
    const field = this.field(label);
    field.value = value;
    field.dispatchEvent(new Event('input'));
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.settle();
  }

  async settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    this.fixture.detectChanges();
  }

  /** Responds to the one pending request to the URL, and waits until everything has settled. */
  async answer(url: string, body: object): Promise<unknown> {
    const request = TestBed.inject(HttpTestingController).expectOne((one) => one.url === url);
    request.flush(body);
    await this.settle();
    return request.request.body;
  }

  async fail(url: string, problem: ProblemBody): Promise<void> {
    const { headers, ...body } = problem;
    const request = TestBed.inject(HttpTestingController).expectOne((one) => one.url === url);
    const options = { status: body.status, statusText: body.code, ...(headers && { headers }) };
    request.flush({ detail: '', requestId: 'req-1', title: '', type: '', ...body }, options);
    await this.settle();
  }

  private named<T extends Element>(kind: string, name: string): T {
    const found = Array.from(this.root.querySelectorAll<T>(kind)).find(
      (one) => nameOf(one) === name,
    );
    if (!found) throw new Error(`No ${kind} named ${name}`);
    return found;
  }
}

export type ProblemBody = { status: number; code: ProblemCode } & Partial<
  Pick<Problem, 'detail' | 'errors'>
> & { headers?: Record<string, string> };
