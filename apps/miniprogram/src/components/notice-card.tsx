import type { NoticeCard as Card } from '@sunshine/contracts';
import { noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import { projectUrl } from '../services/navigate';
import { dayWords } from '../wording/dates';
import { factOf } from '../wording/facts';
import { Box, Tap, Words } from './elements';
import { FactLine } from './fact-line';
import { Marked } from './marked';

const stateWords = { corrected: '已更正', withdrawn: '已撤回' } as const;

/** Green channel: a leaf and the words. */
export function GreenLeaf() {
  return (
    <Box className="leaf-line">
      <Words className="leaf" hidden />
      <Words>绿色通道</Words>
    </Box>
  );
}

export function StateLine({ state, reason }: { state: Card['state']; reason: string | null }) {
  if (state !== 'corrected' && state !== 'withdrawn') return null;
  return (
    <Words as="p" className={`state-line state-${state}`}>
      {stateWords[state]}
      {reason ? `：${reason}` : ''}
    </Words>
  );
}

/** The atom that every list repeats: kind, name, the one fact that matters now. */
export function NoticeCard({ card, now, query = '' }: { card: Card; now: number; query?: string }) {
  const fact = factOf(card, now);
  return (
    <Box as="li" className="card-item">
      <Tap className={`card ${card.greenChannel ? 'card-green' : ''}`} to={projectUrl(card.projectId, card.id)}>
        <StateLine state={card.state} reason={card.stateReason} />
        <Box className="card-head">
          <Words className="chip">{noticeTypes[card.type].label}</Words>
          <Words className="card-kind">{`${tradeCategories[card.category].label} · ${card.region.name}`}</Words>
          <Words className="card-day">{dayWords(card.publishedAt, now)}</Words>
        </Box>
        {card.greenChannel && <GreenLeaf />}
        <Words as="p" className="card-title">
          <Marked text={card.title} query={query} />
        </Words>
        {card.excerpt && (
          <Words as="p" className="card-excerpt">
            <Marked text={card.excerpt} query={query} />
          </Words>
        )}
        {fact && <FactLine fact={fact} />}
      </Tap>
    </Box>
  );
}

export function NoticeCards({ cards, now, query = '' }: { cards: Card[]; now: number; query?: string }) {
  return (
    <Box as="ul" className="cards">
      {cards.map((card) => (
        <NoticeCard key={card.id} card={card} now={now} query={query} />
      ))}
    </Box>
  );
}
