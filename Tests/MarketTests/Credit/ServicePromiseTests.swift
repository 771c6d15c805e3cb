import Testing

@testable import Market

@Suite struct ServicePromiseTests {
    private func offers(_ promising: [ServicePromise: Int], sellers: Int, until: Timestamp? = nil) -> [OfferedService] {
        (0..<sellers).map { number in
            OfferedService(
                seller: .number(UInt64(number + 100)), from: .opening, until: until,
                promises: Set(ServicePromise.allCases.filter { number < promising[$0] ?? 0 }))
        }
    }

    /// 9, 8, 7 and 4 of 13.
    @Test func sharesAreRoundedHalfUp() throws {
        let thirteen = offers(
            [.conditionalReturns: 9, .enquiryDesk: 8, .complaintChannel: 7, .noReasonReturns: 4], sellers: 13)
        let month = try #require(ServiceMonth.months(thirteen, upTo: .opening).last)
        #expect(month.sellers == 13)
        #expect(ServicePromise.allCases.map(month.hundredths) == [6_923, 6_154, 5_385, 3_077])
    }

    @Test func aSellerPromisesWhatAnyListingDoes() throws {
        let two = offers([.noReasonReturns: 1], sellers: 1) + offers([:], sellers: 1)
        let month = try #require(ServiceMonth.months(two, upTo: .opening).last)
        #expect(month.sellers == 1)
        #expect(month.hundredths(.noReasonReturns) == 10_000)
    }

    @Test func whatEndedInAMonthIsNotOfItsEnd() {
        let gone = offers([.enquiryDesk: 2], sellers: 2, until: Timestamp.opening.adding(.days(40)))
        let months = ServiceMonth.months(gone, upTo: Timestamp.opening.adding(.days(100)))
        #expect(months.first?.sellers == 2)
        #expect(months.last?.sellers == 0)
        #expect(months.last?.hundredths(.enquiryDesk) == 0)
        #expect((3...5).contains(months.count))
        #expect(ServiceMonth.months(gone, upTo: Timestamp.opening.adding(.days(3_000))).count == 24)
        #expect(ServiceMonth.months([], upTo: .opening).isEmpty)
    }

    @Test func promisesAreReadFromTerms() {
        var terms = Terms.standard
        terms.conditionalReturns = ConditionalReturns([.quality: 7])
        terms.responseHours = 24
        terms.supportChannels = [.conversation, .ticket]
        terms.noReasonReturnDays = 7
        #expect(ServicePromise.allCases.allSatisfy { $0.isMade(in: terms) })
        terms.responseHours = 0
        terms.supportChannels = [.mail]
        terms.conditionalReturns = .init()
        terms.noReasonReturnDays = 0
        #expect(!ServicePromise.allCases.contains { $0.isMade(in: terms) })
    }
}
