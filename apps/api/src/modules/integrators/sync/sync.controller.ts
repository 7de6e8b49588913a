import {
  syncStartedSchema,
  syncStatusSchema,
  type SyncStarted,
  type SyncStatus,
} from '@app/contracts';
import { Controller, Get, HttpCode, Post, SerializeOptions } from '@nestjs/common';
import { CurrentProgram, ProgramsOnly, type Program } from '../../auth';
import { ProgramSync } from './program-sync.service';

/** The sync of a program's tenant. */
@Controller('api/v1/sync')
export class ProgramSyncController {
  constructor(private readonly sync: ProgramSync) {}

  @Get()
  @ProgramsOnly('sync.readonly')
  @SerializeOptions({ schema: syncStatusSchema })
  show(@CurrentProgram() program: Program): Promise<SyncStatus> {
    return this.sync.show(program);
  }

  @Post()
  @HttpCode(202)
  @ProgramsOnly('sync.run')
  @SerializeOptions({ schema: syncStartedSchema })
  start(@CurrentProgram() program: Program): Promise<SyncStarted> {
    return this.sync.start(program);
  }
}
