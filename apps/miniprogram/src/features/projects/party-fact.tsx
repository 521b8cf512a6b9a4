import type { Party } from '@sunshine/contracts';
import { Box, Tap, Words } from '../../components/elements';
import { wordsOf } from '../../services/errors';
import type { Follow } from './use-follow';

/** An owner or agency, with the way to hear of everything that it posts. */
export function PartyFact({ title, party, follow }: { title: string; party: Party; follow: Follow }) {
  const said = follow.error === null ? follow.said : wordsOf(follow.error);
  return (
    <Box as="li" className="fact party-fact">
      <Words className="fact-name">{title}</Words>
      <Words className="fact-value">{party.name}</Words>
      <Tap className="text-button" label={`${follow.followed ? '取消关注' : '关注'}${title} ${party.name}`} disabled={follow.busy} onTap={follow.toggle}>
        {follow.busy ? '请稍候…' : follow.followed ? '✓ 已关注' : '＋ 关注'}
      </Tap>
      {said && (
        <Box role="status" className="party-said">
          <Words as="p" className={`said ${follow.error === null ? '' : 'said-failed'}`}>
            {said}
          </Words>
        </Box>
      )}
    </Box>
  );
}
