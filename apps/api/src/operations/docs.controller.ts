import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { Response } from 'express';
import { docsPolicy, NotFound } from '../http';
import { PublicRoute } from '../modules/auth';
import { ApiDescription } from './api-description';
import { docsPage } from './docs-page';

const files = new Map([
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['swagger-ui.css', 'text/css; charset=utf-8'],
]);

/** Swagger UI comes with @nestjs/swagger, so it is resolved from there. */
function findAssets(): string {
  const fromSwagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  return dirname(fromSwagger.resolve('swagger-ui-dist/package.json'));
}

/** The API's description, for programs and for people. */
@Controller('api')
@ApiExcludeController()
@PublicRoute()
export class DocsController {
  private readonly assets = findAssets();

  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  @Header('Cache-Control', 'no-cache')
  openApi(): OpenAPIObject {
    return this.description.document;
  }

  @Get('docs')
  page(@Res() response: Response): void {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', docsPolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(docsPage(nonce));
  }

  @Get('docs/:file')
  @Header('Cache-Control', 'public, max-age=3600')
  asset(@Param('file') file: string): StreamableFile {
    const type = files.get(file);
    if (!type) throw new NotFound();
    return new StreamableFile(createReadStream(join(this.assets, file)), { type });
  }
}
