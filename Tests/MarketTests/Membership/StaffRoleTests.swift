import Testing

@testable import Market

@Suite struct StaffRoleTests {
    /// The whole table: role by action.
    @Test func whatEachRoleMayDo() {
        let mediator: Set<StaffAction> = [.openDesk, .judgeRatings, .mediateDisputes, .judgeComplaints]
        for action in StaffAction.allCases {
            #expect(StaffRole.operator.may(action) == (action != .mediateDisputes), "\(action)")
            #expect(StaffRole.mediator.may(action) == mediator.contains(action), "\(action)")
            #expect(!Set<StaffRole>().may(action))
            #expect(Set([StaffRole.mediator, .operator]).may(action))
        }
        #expect(StaffRole.rights.count == StaffRole.allCases.count)
    }

    @Test func whoeverBuysOrSellsIsNoStaffOfThatTrade() throws {
        let trade = try Story.funded().trade
        #expect(trade.role(of: .mediator) == .staff)
        #expect(trade.role(of: .staff(.buyer)) == .outsider)
        #expect(trade.role(of: .staff(.seller)) == .outsider)
    }
}
