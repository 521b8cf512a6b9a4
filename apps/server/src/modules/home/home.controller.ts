import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { centreSchema, homeQuerySchema, homeSchema, organisationSchema, overviewSchema, supervisionSchema, type Centre, type Home, type HomeQuery, type Organisation, type Overview, type Supervision } from '@sunshine/contracts';
import { Allow, anyStaff } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { CentreService } from './centre.service.js';
import { HomeService } from './home.service.js';
import { OverviewService } from './overview.service.js';

@Controller()
export class HomeController {
  constructor(
    private readonly homes: HomeService,
    private readonly centres: CentreService,
    private readonly overviews: OverviewService,
  ) {}

  @Get('home')
  @Allow('public')
  @SerializeOptions({ schema: homeSchema })
  home(@Query({ schema: homeQuerySchema }) query: HomeQuery): Promise<Home> {
    return this.homes.home(query);
  }

  @Get('centre')
  @Allow('public')
  @SerializeOptions({ schema: centreSchema })
  centre(): Promise<Centre> {
    return this.centres.get();
  }

  @Get('organisation')
  @Allow('public')
  @SerializeOptions({ schema: organisationSchema })
  organisation(): Organisation {
    return this.centres.organisation();
  }

  @Get('supervision')
  @Allow('public')
  @SerializeOptions({ schema: supervisionSchema })
  supervision(): Promise<Supervision> {
    return this.centres.supervision();
  }

  @Get('staff/overview')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: overviewSchema })
  overview(@Caller() staff: StaffCaller): Promise<Overview> {
    return this.overviews.get(staff);
  }
}
