import { describe, expect, it } from '@jest/globals';
import { staffRoles, type StaffRole } from '@sunshine/contracts/words';
import { may, type Ability } from '@/lib/abilities';

const roles = Object.keys(staffRoles) as StaffRole[];
const whoMay = (ability: Ability): StaffRole[] => roles.filter((role) => may(role, ability));

describe('roles in the console', () => {
  it.each([
    ['notices.review', ['reviewer', 'administrator']],
    ['imports.start', ['reviewer', 'administrator']],
    ['deliveries.retry', ['supervisor-desk', 'administrator']],
    ['cases.approve', ['reviewer', 'supervisor-desk', 'administrator']],
    ['content.decide', ['supervisor-desk', 'administrator']],
    ['codes.use', ['editor', 'reviewer', 'administrator']],
    ['members.manage', ['administrator']],
    ['holidays.import', ['administrator']],
    ['audit.read', ['supervisor-desk', 'administrator']],
  ] as [Ability, StaffRole[]][])('shows %s to nobody else', (ability, expected) => {
    expect(whoMay(ability)).toEqual(expected);
  });
});
