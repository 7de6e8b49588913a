// First: the libraries below need the compiler that it loads.
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// jsdom has no layout and doesn't implement it.
Element.prototype.scrollIntoView = () => undefined;

// Otherwise a dialog moves the focus by a timer of its own, some time after it has opened: on a busy machine, in the middle of a spec.
beforeEach(() => {
  const still = { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } };
  TestBed.configureTestingModule({ providers: [still] });
});
