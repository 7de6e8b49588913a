import { Controller, Get, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PublicRoute } from '../policies/policy.decorator';
import { safeReturnTo } from '../round-trips/return-to';
import type { SignInTrip } from '../round-trips/round-trip';
import { SessionUserLoader } from '../sessions/session-user.loader';
import { fitText } from '../../../text/well-formed';
import { LinkArrival } from './link-arrival';
import { MicrosoftSignIn, type Redemption, type SignInStart } from './microsoft-sign-in';
import { MicrosoftAuthGuard } from './microsoft.strategy';
import { SignInArrival } from './sign-in-arrival';
import { toSignInFailed } from './sign-in-failed';
import { SignInFailedFilter } from './sign-in-failed.filter';

type CallbackRequest = Request & { user: Redemption };

/** The browser's round trip to Microsoft. No route changes anything without Microsoft's answer to our own request. */
@ApiExcludeController()
@Controller('auth/microsoft')
@UseFilters(SignInFailedFilter)
export class MicrosoftController {
  constructor(
    private readonly signIn: MicrosoftSignIn,
    private readonly signInArrival: SignInArrival,
    private readonly linkArrival: LinkArrival,
    private readonly users: SessionUserLoader,
  ) {}

  @Get('login')
  @PublicRoute()
  async login(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { returnTo, loginHint } = request.query;
    await this.leave(request, response, {
      wish: { purpose: 'sign-in', returnTo: safeReturnTo(returnTo) ?? '' },
      loginHint: typeof loginHint === 'string' ? fitText(loginHint, 320) : undefined,
    });
  }

  /** Links the signed-in local account; users who are signed out or already linked are sent to the page that says so. */
  @Get('link')
  @PublicRoute()
  async link(@Req() request: Request, @Res() response: Response): Promise<void> {
    const user = await this.users.load(request);
    if (!user?.local || user.isLinked) {
      go(response, user ? '/link' : '/sign-in');
      return;
    }
    const wish = { purpose: 'link', userId: user.local.id } as const;
    await this.leave(request, response, { wish });
  }

  @Get('callback')
  @PublicRoute()
  @UseGuards(MicrosoftAuthGuard)
  async callback(@Req() request: CallbackRequest, @Res() response: Response): Promise<void> {
    const { trip } = request.user;
    try {
      go(response, await this.arrive(request, response, trip));
    } catch (error) {
      throw toSignInFailed(error, trip.purpose);
    }
  }

  /** @returns the page to continue with */
  private async arrive(
    request: CallbackRequest,
    response: Response,
    trip: SignInTrip,
  ): Promise<string> {
    if (trip.purpose === 'link') {
      await this.linkArrival.receive(request, response, trip);
      return '/link';
    }
    const home = await this.signInArrival.receive(request, response);
    return trip.returnTo || home;
  }

  private async leave(request: Request, response: Response, start: SignInStart): Promise<void> {
    const { session } = request;
    const { claimsChallenge: claims } = session;
    delete session.claimsChallenge;
    go(response, await this.signIn.begin(request, response, { ...start, claims }));
  }
}

function go(response: Response, address: string): void {
  response.setHeader('Cache-Control', 'no-store');
  response.redirect(address);
}
