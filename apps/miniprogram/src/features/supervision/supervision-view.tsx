import type { RatingSummary, Supervision } from '@sunshine/contracts';
import { Box, Heading, Words } from '../../components/elements';
import { HotlineButton } from '../../components/hotline-button';
import { MenuRow } from '../../components/menu-row';
import { dots, levelLine, levels, summaryWords } from './rating-words';

function Ratings({ ratings }: { ratings: RatingSummary }) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        大家的评价
      </Heading>
      <Words as="p">{summaryWords(ratings)}</Words>
      {ratings.total > 0 && (
        <Box as="ul" className="levels">
          {levels.map((level) => (
            <Box as="li" key={level} className="level-line">
              <Words className="dots" hidden>
                {dots(level)}
              </Words>
              <Words>{levelLine(ratings, level)}</Words>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

export function SupervisionView({ supervision }: { supervision: Supervision }) {
  return (
    <>
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          监督电话
        </Heading>
        {supervision.hotlines.length === 0 && <Words as="p">本中心还没有公布监督电话</Words>}
        {supervision.hotlines.map((hotline) => (
          <HotlineButton key={hotline.number} hotline={hotline} large />
        ))}
      </Box>
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          评价和留言
        </Heading>
        <Box as="ul" className="rows">
          <MenuRow title="评价服务" note="五级评价，不满意会有人回复" to="/pages/rate/index" />
          <MenuRow title="咨询" note="问办事、问项目，给您受理编号" to="/pages/case/index?kind=enquiry" />
          <MenuRow title="建议" note="对中心的工作提意见" to="/pages/case/index?kind=suggestion" />
          <MenuRow title="查受理进度" note="凭受理编号看答复" to="/pages/receipt/index" />
        </Box>
      </Box>
      <Ratings ratings={supervision.ratings} />
    </>
  );
}
