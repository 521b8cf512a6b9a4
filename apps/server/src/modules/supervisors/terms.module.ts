import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SupervisorTerms } from '../../platform/http/caller.js';
import { SupervisorEntity } from './supervisor.entity.js';
import { SupervisorsRepository } from './supervisors.repository.js';
import { TermsService } from './terms.service.js';

/** Global, because the guard of every route asks it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([SupervisorEntity])],
  providers: [SupervisorsRepository, TermsService, { provide: SupervisorTerms, useExisting: TermsService }],
  exports: [SupervisorTerms, SupervisorsRepository],
})
export class TermsModule {}
