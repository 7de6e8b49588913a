import { classDocumentListSchema, type ClassDocumentList } from '@app/contracts';
import { Controller, Get, Param, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { DocumentsService } from './documents.service';

@Controller('api/v1/classes/:id/documents')
@ApiTags('classes')
@LinkedUsersOnly()
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  @SerializeOptions({ schema: classDocumentListSchema })
  @ApiOperation({ summary: 'The documents of one of your classes, folders first, then by name' })
  @ApiOkResponse({ standardSchema: classDocumentListSchema })
  list(@CurrentUser() user: SessionUser, @Param('id') id: string): Promise<ClassDocumentList> {
    return this.documents.list(user, id);
  }
}
