import { ConsentRequired, NotFound } from '../../../http';
import { FakeGraph } from '../../graph/testing';
import { fakeTokens, linkedUser, noFallback } from '../testing';
import { SchoolsService } from './schools.service';

const school = (id: string, displayName: string, more = {}) => ({ id, displayName, ...more });

describe('SchoolsService', () => {
  function setup() {
    const graph = new FakeGraph();
    graph.lists.set('/education/schools', [
      school('w', 'west 10', { principalName: null }),
      school('z', 'Zenith'),
      school('e', 'Éclair'),
      school('v', 'West 9'),
      school('m', 'Maple', {
        schoolNumber: '7',
        principalName: 'Jo Ray',
        lowestGrade: '9',
        highestGrade: '12',
        address: { city: 'Redmond', state: 'WA', countryOrRegion: 'US' },
      }),
    ]);
    graph.lists.set('/education/me/schools', [school('z', 'Zenith')]);
    return { graph, service: new SchoolsService(fakeTokens, graph.education(), noFallback) };
  }

  it('lists the user’s own school first, then the rest in natural order (EDU-1)', async () => {
    const { service } = setup();
    const { value } = await service.list(linkedUser());
    expect(value.map(({ displayName, isMine }) => [displayName, isMine])).toEqual([
      ['Zenith', true],
      ['Éclair', false],
      ['Maple', false],
      ['West 9', false],
      ['west 10', false],
    ]);
  });

  it('returns what is known about a school, and null for the rest', async () => {
    const { service } = setup();
    await expect(service.find(linkedUser(), 'm')).resolves.toEqual({
      id: 'm',
      displayName: 'Maple',
      number: '7',
      principalName: 'Jo Ray',
      lowestGrade: '9',
      highestGrade: '12',
      address: { street: null, city: 'Redmond', state: 'WA', postalCode: null },
      isMine: false,
    });
    await expect(service.find(linkedUser(), 'w')).resolves.toMatchObject({
      principalName: null,
      address: { street: null, city: null, state: null, postalCode: null },
    });
  });

  it('makes two requests, and none for a repeat by the same user within a minute', async () => {
    const { service, graph } = setup();
    await service.list(linkedUser());
    await service.find(linkedUser(), 'm');
    expect(graph.requests).toEqual(['ann /education/schools', 'ann /education/me/schools']);
  });

  it('does not find a school that is not in the list', async () => {
    const { service } = setup();
    await expect(service.find(linkedUser(), 'elsewhere')).rejects.toThrow(NotFound);
  });

  it('marks no school for an administrator who belongs to none', async () => {
    const { service, graph } = setup();
    graph.lists.delete('/education/me/schools');
    const { value } = await service.list(linkedUser({ roles: ['Admin'] }));
    expect(value.filter(({ isMine }) => isMine)).toEqual([]);
    expect(value).toHaveLength(5);
  });

  it('reports that the organization has not consented (ADM-2)', async () => {
    const { service, graph } = setup();
    graph.failures.set('/education/schools', new ConsentRequired());
    await expect(service.list(linkedUser())).rejects.toThrow(ConsentRequired);
  });
});
