import {
  linkLocalSchema,
  linkNewLocalSchema,
  linkStateSchema,
  sessionSchema,
  type LinkLocal,
  type LinkNewLocal,
  type LinkState,
  type Session,
} from '@app/contracts';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Post,
  Req,
  Res,
  SerializeOptions,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, LoginRequired, SessionPresenter, type SessionUser } from '../auth';
import { LinkConfirmation } from './link-confirmation';
import { LinkService } from './link.service';

@Controller('api/v1/link')
@LoginRequired()
export class LinkController {
  constructor(
    private readonly links: LinkService,
    private readonly confirmation: LinkConfirmation,
    private readonly presenter: SessionPresenter,
  ) {}

  @Get()
  @SerializeOptions({ schema: linkStateSchema })
  async show(@Req() request: Request, @CurrentUser() user: SessionUser): Promise<LinkState> {
    const state = await this.links.describe(request, user);
    return { ...state, ...this.confirmation.describe(request, user) };
  }

  /** Links the Microsoft account that has signed in to be linked in this browser (LINK-1). */
  @Post('confirm')
  @HttpCode(200)
  @SerializeOptions({ schema: sessionSchema })
  async confirm(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentUser() user: SessionUser,
  ): Promise<Session> {
    await this.confirmation.confirm(request, response, user);
    return this.presenter.present(request);
  }

  /** Forgets that Microsoft account; the local one stays signed in and unchanged. */
  @Delete('confirm')
  @HttpCode(204)
  cancel(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.confirmation.cancel(request, response);
  }

  @Post('local')
  @HttpCode(200)
  @SerializeOptions({ schema: sessionSchema })
  async linkLocal(
    @Req() request: Request,
    @CurrentUser() user: SessionUser,
    @Body({ schema: linkLocalSchema }) credentials: LinkLocal,
  ): Promise<Session> {
    await this.links.linkLocal(request, user, credentials);
    return this.presenter.present(request);
  }

  @Post('new-local')
  @HttpCode(200)
  @SerializeOptions({ schema: sessionSchema })
  async linkNewLocal(
    @Req() request: Request,
    @CurrentUser() user: SessionUser,
    @Body({ schema: linkNewLocalSchema }) choice: LinkNewLocal,
  ): Promise<Session> {
    await this.links.linkNewLocal(request, user, choice);
    return this.presenter.present(request);
  }
}
