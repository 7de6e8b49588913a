import { registerSchema, sessionSchema, type Register, type Session } from '@app/contracts';
import { Body, Controller, Post, Req, Res, SerializeOptions } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PublicRoute } from '../policies/policy.decorator';
import { ReturningUserCookie } from '../sessions/returning-user.cookie';
import { SessionPresenter } from '../sessions/session.presenter';
import { SessionService } from '../sessions/session.service';
import { Registration } from './registration';

/** Creates a local account and signs it in (AUTH-1). */
@Controller('api/v1/accounts')
export class AccountsController {
  constructor(
    private readonly registration: Registration,
    private readonly sessions: SessionService,
    private readonly presenter: SessionPresenter,
    private readonly returningUser: ReturningUserCookie,
  ) {}

  @Post()
  @PublicRoute()
  @SerializeOptions({ schema: sessionSchema })
  async register(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: registerSchema }) account: Register,
  ): Promise<Session> {
    const { id: userId } = await this.registration.register(account, request);
    await this.sessions.start(request, { userId });
    this.returningUser.clear(response);
    return this.presenter.present(request);
  }
}
