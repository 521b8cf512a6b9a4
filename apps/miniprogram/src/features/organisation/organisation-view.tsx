import type { Leader, Organisation, Section } from '@sunshine/contracts';
import { Box, Heading, Words } from '../../components/elements';
import { Empty } from '../../components/states';

function LeaderCard({ leader: { role, name, duties } }: { leader: Leader }) {
  return (
    <Box as="li" className="card plain-card">
      <Box className="card-head">
        <Words className="chip">{role}</Words>
        <Words as="strong">{name}</Words>
      </Box>
      <Words as="p">{duties}</Words>
    </Box>
  );
}

function SectionCard({ section: { name, leader, duties } }: { section: Section }) {
  return (
    <Box as="article" className="card plain-card">
      <Heading level={3} className="card-title">
        {name}
      </Heading>
      <Words as="p" className="hint">{`负责人：${leader}`}</Words>
      <Box as="ul">
        {duties.map((duty) => (
          <Box as="li" key={duty}>
            <Words as="p">{`· ${duty}`}</Words>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** 领导小组 and 股室: who answers for what. */
export function OrganisationView({ organisation: { leadingGroup, sections } }: { organisation: Organisation }) {
  return (
    <>
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          领导小组
        </Heading>
        {leadingGroup.length === 0 && <Empty title="领导小组还没有公布" hint="公布后，组长、副组长和成员的职责会出现在这里" />}
        <Box as="ul" className="cards">
          {leadingGroup.map((leader) => (
            <LeaderCard key={`${leader.role} ${leader.name}`} leader={leader} />
          ))}
        </Box>
      </Box>
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          股室
        </Heading>
        <Box className="cards">
          {sections.map((section) => (
            <SectionCard key={section.id} section={section} />
          ))}
        </Box>
      </Box>
    </>
  );
}
