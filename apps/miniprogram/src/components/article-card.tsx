import type { ArticleCard as Card } from '@sunshine/contracts';
import { absoluteUrl } from '../services/http-send';
import { articleUrl } from '../services/navigate';
import { opensInWechat, readInWechat } from '../services/read-article';
import { dayWords } from '../wording/dates';
import { Box, Ornament, Tap, Words } from './elements';

function ArticleCard({ card, now }: { card: Card; now: number }) {
  const way = opensInWechat(card) ? { onTap: () => readInWechat(card) } : { to: articleUrl(card.id) };
  return (
    <Box as="li" className="card-item">
      <Tap className="card article-card" {...way}>
        <Box className="article-words">
          <Words as="p" className="card-title">
            {card.title}
          </Words>
          <Words as="p" className="hint">
            {dayWords(card.publishedAt, now)}
          </Words>
        </Box>
        {card.coverUrl && <Ornament className="article-cover" src={absoluteUrl(card.coverUrl)} />}
      </Tap>
    </Box>
  );
}

export function ArticleCards({ cards, now }: { cards: Card[]; now: number }) {
  return (
    <Box as="ul" className="cards">
      {cards.map((card) => (
        <ArticleCard key={card.id} card={card} now={now} />
      ))}
    </Box>
  );
}
