import { developerSourcesSchema, type DeveloperSources } from '@app/contracts';
import { Controller, Get, Inject, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { API_CONFIG, type ApiConfig } from '../config/config.module';
import { NotFound } from '../http';
import { LoginRequired } from '../modules/auth';
import { SourceLines } from './source-lines';

/** For the developer panel, if there is one (DEMO-1). */
@Controller('api/v1/developer')
@ApiTags('developer')
@LoginRequired()
export class DeveloperSourcesController {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly lines: SourceLines,
  ) {}

  @Get('sources')
  @SerializeOptions({ schema: developerSourcesSchema })
  @ApiOperation({ summary: "Where to find the developer panel's names in the source" })
  @ApiOkResponse({ standardSchema: developerSourcesSchema })
  async show(): Promise<DeveloperSources> {
    if (!this.config.DEMO_HELPER) throw new NotFound();
    const repositoryUrl = this.config.SOURCE_CODE_REPOSITORY_URL ?? null;
    return { repositoryUrl, sources: await this.lines.read() };
  }
}
