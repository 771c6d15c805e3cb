import Testing

@testable import Market

@Suite struct FileComplaintTests {
    private func command(
        accused: MemberID? = .seller, text: String = "与描述不符", files: [SentFile] = [], openCount: Int = 0,
        isOpenAlready: Bool = false
    ) -> FileComplaint {
        FileComplaint(
            about: .listing(.number(9)), accused: accused, category: .misleadingListing, text: text, files: files, names: [],
            openCount: openCount, isOpenAlready: isOpenAlready, policy: .standard)
    }

    @Test func itStandsWithItsDeadlines() throws {
        let events = try command().decide(by: .buyer, at: .opening, in: Complaint())
        #expect(events == [.complaintFiled(Complaint.filed)])
        let complaint = Complaint.after(events)
        #expect(complaint.standing(at: .opening) == .waiting)
        #expect(complaint.standing(at: Timestamp.opening.adding(.hours(48)).adding(Span(ms: -1))) == .waiting)
        #expect(complaint.standing(at: Timestamp.opening.adding(.hours(48))) == .ready)
        #expect(try command().decide(by: .buyer, at: .opening, in: complaint) == [])
    }

    @Test func aboutThePlatformNobodyHasToAnswer() throws {
        let command = FileComplaint(
            about: .deed(.number(8)), accused: nil, barred: [.mediator], category: .platformDecision, text: "冻结没有依据",
            openCount: 0, isOpenAlready: false, policy: .standard)
        let complaint = Complaint.after(try command.decide(by: .buyer, at: .opening, in: Complaint()))
        #expect(complaint.standing(at: .opening) == .ready)
        #expect(throws: ComplaintRefusal.staffIsParty) {
            try TakeComplaint(staff: .judges).decide(by: .mediator, at: .opening, in: complaint)
        }
        #expect(try TakeComplaint(staff: .judges).decide(by: .other, at: .opening, in: complaint).count == 1)
    }

    @Test func whatIsRefused() {
        let file = SentFile(original: Artefact(sha256: .number(1), bytes: 5))
        let many = (1...11).map { SentFile(original: Artefact(sha256: .number($0), bytes: 5)) }
        let cases: [(FileComplaint, Actor, ComplaintRefusal)] = [
            (command(accused: .buyer), .buyer, .aboutOneself), (command(), .mediator, .notTheComplainant),
            (command(text: " \n"), .buyer, .textLength(max: 4_000)),
            (command(text: String(repeating: "长", count: 4_001)), .buyer, .textLength(max: 4_000)),
            (command(files: many), .buyer, .tooManyFiles(max: 10)), (command(files: [file, file]), .buyer, .sameFileTwice),
            (command(isOpenAlready: true), .buyer, .openAlready), (command(openCount: 10), .buyer, .tooManyOpen(max: 10)),
        ]
        for (command, actor, refusal) in cases {
            #expect(throws: refusal) { try command.decide(by: actor, at: .opening, in: Complaint()) }
        }
    }

    @Test func aSubjectIsOneText() throws {
        let subjects: [ComplaintSubject] = [
            .member(.seller), .listing(.number(9)), .message(3, in: .number(4)), .trade(.number(4)), .deed(.number(8)),
        ]
        #expect(subjects.map(\.kind) == ComplaintSubject.Kind.allCases)
        for subject in subjects { #expect(ComplaintSubject(text: subject.text) == subject) }
        for text in [
            "", "listing", "listing/", "listing/x", "message/\(TradeID.number(4))", "message/\(TradeID.number(4))/-1",
            "trade/\(TradeID.number(4))/1", "other/\(TradeID.number(4))",
        ] {
            #expect(ComplaintSubject(text: text) == nil, "\(text)")
        }
    }
}
