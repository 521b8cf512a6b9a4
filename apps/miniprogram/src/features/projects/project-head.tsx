import type { Project } from '@sunshine/contracts';
import { tradeCategories } from '@sunshine/contracts/words';
import { Box, Heading, Words } from '../../components/elements';
import { GreenLeaf } from '../../components/notice-card';
import { amountWords } from '../../wording/amounts';
import { StageLine } from './stage-line';

export function ProjectHead({ project }: { project: Project }) {
  const facts: [string, string | null][] = [
    ['项目编号', project.code],
    ['业主单位', project.owner?.name ?? null],
    ['代理机构', project.agency?.name ?? null],
    ['金额', project.amountFen === null ? null : amountWords(project.amountFen)],
    ['标段', project.sections.length > 1 ? project.sections.map((section) => section.name).join('、') : null],
  ];
  const known = facts.filter(([, value]) => value);
  return (
    <Box className="project-head">
      <Words as="p" className="card-kind">{`${tradeCategories[project.category].label} · ${project.region.name}`}</Words>
      <Heading level={2} className="project-name">
        {project.name}
      </Heading>
      {project.greenChannel && <GreenLeaf />}
      {project.stage && <StageLine stage={project.stage} />}
      {known.length > 0 && (
        <Box as="ul" className="facts">
          {known.map(([name, value]) => (
            <Box as="li" key={name} className="fact">
              <Words className="fact-name">{name}</Words>
              <Words className="fact-value">{value}</Words>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
