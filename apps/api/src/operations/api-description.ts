import { Injectable, type INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from './describe-api';

/** The API's description, created when first requested. */
@Injectable()
export class ApiDescription {
  private app: INestApplication | undefined;
  private made: OpenAPIObject | undefined;

  /** The application doesn't exist yet when this is created. */
  describes(app: INestApplication): void {
    this.app = app;
  }

  get document(): OpenAPIObject {
    if (!this.app) throw new Error('describes() was not called.');
    this.made ??= describeApi(this.app);
    return this.made;
  }
}
