import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Assignment, ClassDetails, FileLimits } from '@app/contracts';
import { appProviders, Blank } from '../../../../testing/app-providers';
import { nameOf } from '../../../../testing/page';
import { sessions } from '../../../../testing/sessions';
import { until } from '../../../../testing/until';
import { SessionStore, Snackbar } from '../../../core';
import { Clock } from '../../../ui/time/clock';
import { ClassDetailsStore } from '../../page/class-details-store';
import { address as classAddress, algebra } from '../../testing/algebra';
import { AssignmentsTab } from '../assignments-tab';
import { WAIT } from '../state/settling';
import { AssignmentSheet } from '../sheet/assignment-sheet';
import { now } from './assignments';

export const address = `${classAddress}/assignments`;

/** A class's Assignments tab whose requests, clock, and timers the spec controls. */
export class AssignmentsWorld {
  readonly http = TestBed.inject(HttpTestingController);
  readonly said = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();

  private constructor(
    readonly shown: jest.Mock,
    private readonly waits: (() => void)[],
  ) {}

  /** @param path of the open assignment */
  static async open(myRole: ClassDetails['myRole'], list: Assignment[], path = '') {
    jest.spyOn(performance, 'now').mockReturnValue(0);
    const shown = jest.fn().mockResolvedValue(undefined);
    const waits: (() => void)[] = [];
    const wait = () => new Promise<void>((resolve) => waits.push(resolve));
    const children = [{ path: ':assignmentId', component: AssignmentSheet }];
    TestBed.configureTestingModule({
      providers: [
        ...appProviders([
          { path: 'assignments', component: AssignmentsTab, children },
          { path: '**', component: Blank },
        ]),
        ClassDetailsStore,
        { provide: Clock, useValue: { now: signal(now) } },
        { provide: Snackbar, useValue: { show: shown } },
        { provide: WAIT, useValue: wait },
      ],
    });
    const world = new AssignmentsWorld(shown, waits);
    TestBed.inject(SessionStore).accept(sessions.linked);
    TestBed.inject(ClassDetailsStore).open('c1');
    document.body.replaceChildren();
    const harness = await RouterTestingHarness.create();
    document.body.append(harness.fixture.nativeElement as HTMLElement);
    const arriving = harness.navigateByUrl(`/assignments${path}`);
    await world.answer(classAddress, algebra({ myRole }));
    await world.answer(address, { value: list, fileLimits });
    await arriving;
    await world.settle();
    return world;
  }

  get url(): string {
    return TestBed.inject(Router).url;
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
    TestBed.tick();
  }

  /** The pending request to the URL. */
  request(url: string, method = 'GET') {
    return until(() => {
      TestBed.tick();
      return this.http.match((one) => one.url === url && one.method === method)[0];
    });
  }

  async answer(url: string, body: object | null, method = 'GET'): Promise<unknown> {
    const request = await this.request(url, method);
    request.flush(body);
    await this.settle();
    return request.request.body;
  }

  async fail(url: string, method: string, problem: { status: number; code: string }) {
    const request = await this.request(url, method);
    request.flush({ detail: '', ...problem }, { status: problem.status, statusText: problem.code });
    await this.settle();
  }

  /** Lets time pass until the next poll. */
  async look(): Promise<void> {
    const next = await until(() => this.waits.shift());
    next();
    await this.settle();
  }

  all(selector: string, root: ParentNode = document): string[] {
    return Array.from(root.querySelectorAll(selector), nameOf);
  }

  /** A button or link by its accessible name. */
  control(name: string): HTMLButtonElement {
    const found = Array.from(document.querySelectorAll<HTMLButtonElement>('button, a')).filter(
      (one) => nameOf(one) === name,
    );
    const last = found.at(-1);
    if (!last) throw new Error(`No control named ${name}`);
    return last;
  }

  has(name: string): boolean {
    return this.all('button, a').includes(name);
  }

  async press(name: string): Promise<void> {
    this.control(name).click();
    await this.settle();
  }

  says(words: string): boolean {
    return nameOf(document.body).includes(words);
  }

  field(label: string): HTMLInputElement {
    const found = Array.from(document.querySelectorAll<HTMLInputElement>('input, textarea')).find(
      (one) => Array.from(one.labels ?? []).some((text) => nameOf(text) === label),
    );
    if (!found) throw new Error(`No field labelled ${label}`);
    return found;
  }

  async type(label: string, text: string): Promise<void> {
    const field = this.field(label);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('blur'));
    await this.settle();
  }

  async chooseFiles(...files: File[]): Promise<void> {
    const box = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!box) throw new Error('No box for files');
    Object.defineProperty(box, 'files', { value: files, configurable: true });
    // A real file input's value can only be set to ''.
    box.dispatchEvent(new Event('change'));
    await this.settle();
  }

  async dialog(): Promise<HTMLElement> {
    const found = await until(() => {
      TestBed.tick();
      return document.querySelector<HTMLElement>('mat-dialog-container') ?? undefined;
    });
    await this.settle();
    return found;
  }

  /** Answers the open question dialog, and waits until it has closed. */
  async question(answer: string): Promise<void> {
    const isOpen = () => document.querySelector('[role=alertdialog]');
    await until(() => {
      TestBed.tick();
      return isOpen();
    });
    this.control(answer).click();
    await until(() => {
      TestBed.tick();
      return !isOpen();
    });
    await this.settle();
  }

  async closed(): Promise<void> {
    await until(() => {
      TestBed.tick();
      return !document.querySelector('mat-dialog-container');
    });
    await this.settle();
  }
}

const fileLimits: FileLimits = { mostFiles: 5, mostBytes: 50_000_000 };
