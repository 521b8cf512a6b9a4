import type { Project } from '@sunshine/contracts';
import { tradeCategories } from '@sunshine/contracts/words';
import { Box, Heading, Words } from '../../components/elements';
import { GreenLeaf } from '../../components/notice-card';
import { amountWords } from '../../wording/amounts';
import { PartyFact } from './party-fact';
import { StageLine } from './stage-line';
import type { Follow } from './use-follow';

function Fact({ name, value }: { name: string; value: string | null }) {
  if (!value) return null;
  return (
    <Box as="li" className="fact">
      <Words className="fact-name">{name}</Words>
      <Words className="fact-value">{value}</Words>
    </Box>
  );
}

export function ProjectHead({ project, owner, agency }: { project: Project; owner: Follow; agency: Follow }) {
  const amount = project.amountFen === null ? null : amountWords(project.amountFen);
  const sections = project.sections.length > 1 ? project.sections.map((section) => section.name).join('、') : null;
  const isKnown = [project.code, project.owner, project.agency, amount, sections].some(Boolean);
  return (
    <Box className="project-head">
      <Words as="p" className="card-kind">{`${tradeCategories[project.category].label} · ${project.region.name}`}</Words>
      <Heading level={2} className="project-name">
        {project.name}
      </Heading>
      {project.greenChannel && <GreenLeaf />}
      {project.stage && <StageLine stage={project.stage} />}
      {isKnown && (
        <Box as="ul" className="facts">
          <Fact name="项目编号" value={project.code} />
          {project.owner && <PartyFact title="业主单位" party={project.owner} follow={owner} />}
          {project.agency && <PartyFact title="代理机构" party={project.agency} follow={agency} />}
          <Fact name="金额" value={amount} />
          <Fact name="标段" value={sections} />
        </Box>
      )}
    </Box>
  );
}
