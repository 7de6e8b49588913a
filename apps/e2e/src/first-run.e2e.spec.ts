import {
  chooseAccount,
  continueWithNewAccount,
  register,
  signInWithMicrosoft,
  signOut,
} from './sign-in';
import { expect, hasRealRoster, realRoster, test } from './stack';

test.skip(!hasRealRoster, `The real roster is not at ${realRoster}.`);
test.use({ sandboxArgs: ['--data', realRoster] });

test.describe('with the roster of a real school', () => {
  test('a teacher signs in with Microsoft, links a new account and sees the classes (LINK-2, EDU-1, EDU-2)', async ({
    page,
  }) => {
    await signInWithMicrosoft(page, 'DTodd@contoso.example');
    await continueWithNewAccount(page, 'Blue');

    await expect(page.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();
    const schools = page.getByRole('heading', { level: 2 });
    await expect(schools).toHaveText([/Contoso High School/, /Fabrikam High School/]);
    await expect(page.getByText('My school')).toHaveCount(1);

    await page.getByRole('link', { name: 'Classes of Contoso High School' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Math - Algebra 2' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Science - Biology 1' })).toHaveCount(
      0,
    );

    await page.getByText('All classes', { exact: true }).click();
    const tiles = page.getByRole('main').getByRole('heading', { level: 2 });
    await expect(tiles).toHaveCount(12);
    await expect(page.getByRole('main').getByText('12 of 14 classes')).toBeVisible();
    await page.getByRole('button', { name: 'See more' }).click();
    await expect(tiles).toHaveCount(14);
    await expect(page.getByRole('button', { name: 'See more' })).toHaveCount(0);
  });

  test('a student sees the classes enrolled in, and those not (EDU-2)', async ({ page }) => {
    await signInWithMicrosoft(page, 'OKlein@contoso.example');
    await continueWithNewAccount(page, 'Green');
    await page.getByRole('link', { name: 'Classes of Contoso High School' }).click();
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 2, name: 'Math - Algebra 1' })).toBeVisible();
    await page.getByText('All classes', { exact: true }).click();
    await expect(main.getByText('Not enrolled', { exact: true })).toBeVisible();
    await expect(main.getByText('12 of 14 classes')).toBeVisible();
  });

  test('the administrator goes on from Link to Admin without linking (LINK-6, AUTH-7)', async ({
    page,
  }) => {
    await signInWithMicrosoft(page, 'admin@contoso.example');
    await page.getByRole('link', { name: 'Continue to administration' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
    await expect(page.getByText('Granted', { exact: true })).toBeVisible();
  });

  test('a local account links an existing Microsoft account, and either signs in then (LINK-1, LINK-4)', async ({
    page,
  }) => {
    const password = 'a quiet blue bicycle';
    await register(page, 'craig@school.example', password);
    await expect(
      page.getByRole('heading', { level: 2, name: 'Link to existing Microsoft account' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
    await chooseAccount(page, 'CBeane@contoso.example');
    await expect(
      page.getByText('Your local account has been successfully linked to your Microsoft account.'),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Go to schools' }).click();
    await expect(page.getByText('My school')).toHaveCount(1);

    await signOut(page);
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill('craig@school.example');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();
  });
});
