import type { Hotline, RatingSummary, Supervision } from '@sunshine/contracts';
import { Box, Heading, Words } from '../../components/elements';
import { HotlineButton } from '../../components/hotline-button';
import { MenuRow } from '../../components/menu-row';
import { dots, levelLine, levels, summaryWords } from '../../wording/rating';

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

interface Row {
  title: string;
  note: string;
  to: string;
}

const voices: Row[] = [
  { title: '评价服务', note: '五级评价，可以不留姓名，不满意会有人整改', to: '/pages/rate/index' },
  { title: '咨询', note: '问办事、问项目，给您受理编号', to: '/pages/case/index?kind=enquiry' },
  { title: '建议', note: '对中心的工作提意见', to: '/pages/case/index?kind=suggestion' },
  { title: '纠错', note: '公告有错，或者该公开的没有公开', to: '/pages/case/index?kind=correction' },
  { title: '异议、质疑、投诉', note: '先看找谁、到哪天截止，再填写', to: '/pages/case/index' },
  { title: '查受理进度', note: '凭受理编号和查询码看办到哪一步', to: '/pages/receipt/index' },
  { title: '查我的评价', note: '看答复和整改，可以改一次，确认改好没有', to: '/pages/my-rating/index' },
];

const openness: Row[] = [
  { title: '评价统计', note: '满意多少、不满意多少、整改了没有', to: '/pages/figures/index' },
  { title: '公开答问', note: '别人问过什么，中心怎么答的', to: '/pages/questions/index' },
  { title: '机构和职责', note: '领导小组、各股室，谁管什么', to: '/pages/organisation/index' },
  { title: '办事时限与依据', note: '每件事几天办完，依据哪一条', to: '/pages/limits/index' },
];

const supervisors: Row[] = [
  { title: '监督员名单和意见', note: '谁在监督中心，提了什么，中心怎么答', to: '/pages/supervisors/index' },
  { title: '我是监督员', note: '任务、意见、评议', to: '/pages/supervisor/index' },
];

function Rows({ title, rows }: { title: string; rows: Row[] }) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        {title}
      </Heading>
      <Box as="ul" className="rows">
        {rows.map((row) => (
          <MenuRow key={row.to} {...row} />
        ))}
      </Box>
    </Box>
  );
}

function Hotlines({ hotlines }: { hotlines: Hotline[] }) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        监督电话
      </Heading>
      {hotlines.length === 0 && <Words as="p">本中心还没有公布监督电话</Words>}
      {hotlines.map((hotline) => (
        <HotlineButton key={hotline.number} hotline={hotline} large />
      ))}
      <Box as="ul" className="rows">
        <MenuRow title="没人接听？请中心回电" note="什么时候有人接、每个电话管什么" to="/pages/hotline/index" />
      </Box>
    </Box>
  );
}

export function SupervisionView({ supervision }: { supervision: Supervision }) {
  return (
    <>
      <Hotlines hotlines={supervision.hotlines} />
      <Rows title="评价和诉求" rows={voices} />
      <Ratings ratings={supervision.ratings} />
      <Rows title="中心公开自己" rows={openness} />
      <Rows title="特约监督员" rows={supervisors} />
    </>
  );
}
