import type { Home } from '@sunshine/contracts';
import { useState } from 'react';
import { ArticleCards } from '../../components/article-card';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { HotlineButton } from '../../components/hotline-button';
import { NoticeCards } from '../../components/notice-card';
import { dayWords, weekdayWords } from '../../wording/dates';
import { headline, quietDay, sinceWords, todayBelowGreen } from './home-words';
import { seeDay } from './see-day';

/** The first drawing stays small on a slow phone; the rest is one tap away. */
const FIRST_TODAY = 10;
const FIRST_WEEK = 8;

function WholeDay({ day, count, shown }: { day: string; count: number; shown: number }) {
  if (count <= shown) return null;
  return <Tap className="button quiet" onTap={() => seeDay(day)}>{`看当天全部 ${count} 条`}</Tap>;
}

function Today({ home, now }: { home: Home; now: number }) {
  const [all, setAll] = useState(false);
  const { others, above } = todayBelowGreen(home);
  const cards = all ? others : others.slice(0, FIRST_TODAY);
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        {`今日（${home.today.count}）`}
      </Heading>
      {home.today.count === 0 && (
        <Words as="p" className="quiet-day">
          {`${quietDay(home.today.workingDay)}（${dayWords(home.today.day, now)}）`}
        </Words>
      )}
      {above > 0 && (
        <Words as="p" className="quiet-day">
          {others.length > 0 ? `另有 ${above} 条在上面的绿色通道里` : '都在上面的绿色通道里'}
        </Words>
      )}
      <NoticeCards cards={cards} now={now} />
      {cards.length < others.length ? (
        <Tap className="button quiet" onTap={() => setAll(true)}>{`再看 ${others.length - cards.length} 条`}</Tap>
      ) : (
        <WholeDay day={home.today.day} count={home.today.count} shown={cards.length + above} />
      )}
    </Box>
  );
}

function Week({ home, now }: { home: Home; now: number }) {
  const [all, setAll] = useState(false);
  const days = home.week.filter((day) => day.count > 0);
  let room = all ? Infinity : FIRST_WEEK;
  const shown = days.map((day) => {
    const notices = day.notices.slice(0, Math.max(0, room));
    room -= notices.length;
    return { ...day, notices };
  }).filter((day) => all || day.notices.length > 0);
  const total = days.reduce((sum, day) => sum + day.notices.length, 0);
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        本周
      </Heading>
      {days.length === 0 && (
        <Words as="p" className="quiet-day">
          前六天没有公告
        </Words>
      )}
      {shown.map((day) => (
        <Box key={day.day} className="day">
          <Heading level={3} className="day-title">{`${weekdayWords(day.day, now)} · ${day.count} 条`}</Heading>
          {day.notices.length > 0 && <NoticeCards cards={day.notices} now={now} />}
          {(all || total <= FIRST_WEEK) && <WholeDay day={day.day} count={day.count} shown={day.notices.length} />}
        </Box>
      ))}
      {!all && total > FIRST_WEEK && (
        <Tap className="button quiet" onTap={() => setAll(true)}>{`再看 ${total - FIRST_WEEK} 条`}</Tap>
      )}
    </Box>
  );
}

function Figures({ figures }: { figures: Home['centre']['figures'] }) {
  if (figures.length === 0) return null;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        中心公开数据
      </Heading>
      <Box as="ul" className="figures">
        {figures.map((figure) => (
          <Box as="li" key={figure.label} className="figure">
            <Words as="p" className="figure-value">
              {figure.value}
            </Words>
            <Words as="p">{figure.label}</Words>
            <Words as="p" className="hint">{`${figure.period}，来源：${figure.source}`}</Words>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Articles({ cards, now }: { cards: Home['articles']; now: number }) {
  if (cards.length === 0) return null;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        资讯
      </Heading>
      <ArticleCards cards={cards} now={now} />
      <Tap className="button quiet" to="/pages/articles/index">
        看全部资讯
      </Tap>
    </Box>
  );
}

/** 今日 3 条新公告 · 2 个项目即将截止, above everything; its line is there before the answer is. */
export function Headline({ home }: { home: Home | undefined }) {
  return (
    <Words as="p" className="headline">
      {(home ? headline(home) : ['\u00a0']).map((part) => (
        <Words key={part} className="headline-part">
          {part}
        </Words>
      ))}
    </Words>
  );
}

export function HomeView({ home }: { home: Home }) {
  const now = Date.parse(home.now);
  const since = sinceWords(home.sinceLastVisit);
  const hotline = home.centre.hotlines[0];
  const isQuiet = home.today.count === 0 && home.week.every((day) => day.count === 0);
  return (
    <>
      {since && (
        <Words as="p" className="since">
          {since}
        </Words>
      )}
      {hotline && <HotlineButton hotline={hotline} />}
      {home.greenChannel.length > 0 && (
        <Box as="section" className="block">
          <Heading level={2} className="block-title">
            绿色通道
          </Heading>
          <NoticeCards cards={home.greenChannel} now={now} />
        </Box>
      )}
      <Today home={home} now={now} />
      {isQuiet && home.latest.length > 0 ? (
        <Box as="section" className="block">
          <Heading level={2} className="block-title">
            最近公告
          </Heading>
          <NoticeCards cards={home.latest} now={now} />
        </Box>
      ) : (
        <Week home={home} now={now} />
      )}
      <Articles cards={home.articles} now={now} />
      <Figures figures={home.centre.figures} />
      <Words as="p" className="imprint">{`${home.centre.name} · ${home.centre.address}`}</Words>
    </>
  );
}
