import type { FigureRow, Figures } from '@sunshine/contracts';
import { gamingKinds } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Bar, Box, Heading, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { dayWords } from '../../wording/dates';
import { dots, levels } from '../../wording/rating';
import { levelCount, shareSentence, shareWords, silenceWords } from './figure-words';

function LevelBars({ row }: { row: FigureRow }) {
  return (
    <Box as="ul" className="bars">
      {levels.map((level) => (
        <Box as="li" key={level} className="bar-line">
          <Words className="dots" hidden>
            {dots(level)}
          </Words>
          <Words className="bar-words">{levelCount(row, level)}</Words>
          <Bar sure={row.ratings > 0 ? row.levels[level] / row.ratings : 0} />
        </Box>
      ))}
    </Box>
  );
}

function Shares({ row, countsOnlyBelow }: { row: FigureRow; countsOnlyBelow: number }) {
  return (
    <Box as="ul" className="shares">
      {shareWords.map((words) => {
        const share = row[words.key];
        return (
          <Box as="li" key={words.key} className="share">
            <Words as="p" className="share-title">
              {words.title}
            </Words>
            <Words as="p">{shareSentence(share, words, countsOnlyBelow)}</Words>
            {share.low !== null && share.high !== null && <Bar sure={share.low} maybe={share.high} />}
            <Words as="p" className="hint">
              {words.how}
            </Words>
          </Box>
        );
      })}
    </Box>
  );
}

const rowNote = (row: FigureRow) => (row.ratings === 0 ? `没有评价；办结 ${row.active.denominator} 次` : `评价 ${row.ratings} 次，不满意 ${row.bad.numerator} 次；办结 ${row.active.denominator} 次`);

function Group({ row, countsOnlyBelow }: { row: FigureRow; countsOnlyBelow: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold title={row.label} note={rowNote(row)} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      {row.ratings > 0 && <LevelBars row={row} />}
      <Words as="p">{silenceWords(row)}</Words>
      <Shares row={row} countsOnlyBelow={countsOnlyBelow} />
    </Fold>
  );
}

function Flags({ flags }: { flags: Figures['flags'] }) {
  const found = flags.filter(({ open, confirmed, dismissed }) => open + confirmed + dismissed > 0);
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        异常评价
      </Heading>
      <Words as="p">{found.length === 0 ? '这段时间没有发现像是刷出来的评价。' : '像是刷出来的评价不删除，仍计入上面的数，由特约监督员核实：'}</Words>
      {found.length > 0 && (
        <Box as="ul">
          {found.map(({ kind, open, confirmed, dismissed }) => (
            <Box as="li" key={kind}>
              <Words>{`${gamingKinds[kind]}：待核实 ${open} 处，属实 ${confirmed} 处，已排除 ${dismissed} 处`}</Words>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

function Whole({ figures: { total, from, to } }: { figures: Figures }) {
  const now = Date.now();
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        {`${dayWords(from, now)}至${dayWords(to, now)}：${total.ratings === 0 ? '还没有评价' : `共 ${total.ratings} 次评价`}`}
      </Heading>
      {total.ratings > 0 && <LevelBars row={total} />}
      <Words as="p" className="told">
        {silenceWords(total)}
      </Words>
      {total.excluded > 0 && <Words as="p">{`其中 ${total.excluded} 次认定为误评或恶意评价：仍计入上面的数，理由和认定人在“认定不实”里。`}</Words>}
    </Box>
  );
}

/** The whole of a period first, then its parts, then what speaks against the figures. */
export function FiguresView({ figures }: { figures: Figures }) {
  const { total, rows, countsOnlyBelow, flags } = figures;
  return (
    <>
      <Whole figures={figures} />
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          各项比例
        </Heading>
        <Shares row={total} countsOnlyBelow={countsOnlyBelow} />
      </Box>
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          分开看
        </Heading>
        {rows.length === 0 && <Words as="p">这段时间还没有可以分开看的数</Words>}
        {rows.map((row) => (
          <Group key={row.key} row={row} countsOnlyBelow={countsOnlyBelow} />
        ))}
      </Box>
      <Flags flags={flags} />
    </>
  );
}
