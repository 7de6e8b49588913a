import { Module } from '@nestjs/common';
import { GraphModule } from '../../graph';
import { FileReceiver } from './file-receiver';
import { FileRoom } from './file-room';
import { IncomingFiles } from './incoming-files';
import { UploadsUnderWay } from './uploads-under-way';

@Module({
  imports: [GraphModule],
  providers: [FileReceiver, FileRoom, IncomingFiles, UploadsUnderWay],
  exports: [FileReceiver, FileRoom, IncomingFiles, UploadsUnderWay],
})
export class UploadsModule {}
