import { Controller, Get, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { MicrosoftArrival } from './microsoft-arrival';
import { MicrosoftSignIn, type Redemption, type SignInStart } from './microsoft-sign-in';
import { MicrosoftAuthGuard } from './microsoft.strategy';
import { PublicRoute } from '../sessions/policy.decorator';
import { safeReturnTo } from './return-to';
import { ReturningUserCookie } from '../sessions/returning-user.cookie';
import { toSession } from '../sessions/session-view';
import { SessionUserLoader } from '../sessions/session-user.loader';
import { SessionService } from '../sessions/session.service';
import { SignInFailed, toSignInFailed } from './sign-in-failed';
import { SignInFailedFilter } from './sign-in-failed.filter';

type CallbackRequest = Request & { user: Redemption };

/** The browser's way to Microsoft and back. None of these changes anything without Microsoft's answer to our question. */
@ApiExcludeController()
@Controller('auth/microsoft')
@UseFilters(SignInFailedFilter)
export class MicrosoftController {
  constructor(
    private readonly signIn: MicrosoftSignIn,
    private readonly arrival: MicrosoftArrival,
    private readonly sessions: SessionService,
    private readonly users: SessionUserLoader,
    private readonly returningUser: ReturningUserCookie,
  ) {}

  @Get('login')
  @PublicRoute()
  async login(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { returnTo, loginHint } = request.query;
    await this.leave(request, response, {
      mode: 'sign-in',
      returnTo: safeReturnTo(returnTo),
      loginHint: typeof loginHint === 'string' ? loginHint.slice(0, 320) : undefined,
    });
  }

  /** Links the local account that is signed in; whoever is not, or is linked, is sent to where that is said. */
  @Get('link')
  @PublicRoute()
  async link(@Req() request: Request, @Res() response: Response): Promise<void> {
    const user = await this.users.load(request);
    if (user?.local && !user.isLinked) await this.leave(request, response, { mode: 'link' });
    else go(response, user ? '/link' : '/sign-in');
  }

  @Get('callback')
  @PublicRoute()
  @UseGuards(MicrosoftAuthGuard)
  async callback(@Req() request: CallbackRequest, @Res() response: Response): Promise<void> {
    const { user: redemption } = request;
    try {
      if (redemption.mode === 'link') await this.finishLink(request, redemption);
      else await this.finishSignIn(request, response, redemption);
    } catch (error) {
      throw toSignInFailed(error, redemption.mode);
    }
    const user = await this.users.load(request);
    go(response, redemption.returnTo || toSession(user).next);
  }

  private async leave(request: Request, response: Response, start: SignInStart): Promise<void> {
    const { session } = request;
    const { claimsChallenge: claims } = session;
    delete session.claimsChallenge;
    go(response, await this.signIn.begin(session, { ...start, claims }));
  }

  private async finishSignIn(
    request: Request,
    response: Response,
    redemption: Redemption,
  ): Promise<void> {
    const microsoft = await this.arrival.receive(redemption);
    await this.sessions.start(request, { microsoft });
    this.returningUser.write(response, microsoft);
  }

  /** Microsoft's answer is used for the local account that asked, if it is still signed in. */
  private async finishLink(request: Request, redemption: Redemption): Promise<void> {
    const user = await this.users.load(request);
    if (!user?.local) throw new SignInFailed('login_required', 'sign-in');
    const { id: userId } = user.local;
    const { rememberMe } = request.session;
    const microsoft = await this.arrival.receive(redemption, userId);
    await this.sessions.start(request, { userId, microsoft, rememberMe }, { justLinked: true });
    redemption.returnTo = '/link';
  }
}

function go(response: Response, address: string): void {
  response.setHeader('Cache-Control', 'no-store');
  response.redirect(address);
}
