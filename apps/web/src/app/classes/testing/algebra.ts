import { HttpTestingController } from '@angular/common/http/testing';
import type { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ClassDetails } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { elena } from '../../../testing/people';
import { sessions } from '../../../testing/sessions';
import { SessionStore } from '../../core';
import { ClassDetailsStore } from '../page/class-details-store';

export const address = '/api/v1/classes/c1';

/** The class at `address`, which Elena Marsh teaches. */
export function algebra(about: Partial<ClassDetails> = {}): ClassDetails {
  return {
    id: 'c1',
    displayName: 'Math - Algebra 1',
    code: '11001',
    term: null,
    teachers: [elena],
    schools: [{ id: 's1', displayName: 'Contoso High School' }],
    myRole: 'Teacher',
    ...about,
  };
}

/** Signs Elena Marsh in and opens the class, as its page does for the tabs. The spec answers the requests. */
export function openAlgebra(...providers: Provider[]): HttpTestingController {
  TestBed.configureTestingModule({
    providers: [...appProviders(), ClassDetailsStore, ...providers],
  });
  TestBed.inject(SessionStore).accept(sessions.linked);
  TestBed.inject(ClassDetailsStore).open('c1');
  return TestBed.inject(HttpTestingController);
}
