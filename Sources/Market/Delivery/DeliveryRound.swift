/// One handing over. A trade has several where the buyer asked for a change.
package struct DeliveryRound: Equatable, Sendable {
    /// From 1 within the trade.
    package let number: Int
    /// The part of the trade that it delivers.
    package var part: Int { handed.part ?? 1 }
    /// What was handed over, by its method.
    package private(set) var handed: HandedOver
    /// When it entered the buyer's system.
    package let at: Timestamp
    /// Whether the buyer has signed for it.
    package internal(set) var isReceiptSigned = false
    /// Whether the buyer signed for it with a key of its own.
    package internal(set) var isReceiptSignedByKey = false
    /// Whether the buyer has revealed the secret.
    package internal(set) var isRevealed = false
    /// Whether the buyer has found the commit that was handed over.
    package internal(set) var isAccessConfirmed = false
    /// What the buyer says of each criterion of a service, by its number from 1: true for met.
    package internal(set) var verdicts: [Int: Bool] = [:]

    /// What was handed over.
    package enum HandedOver: Equatable, Sendable {
        case files(FilesDelivered)
        case secret(SecretDelivered)
        case repository(RepositoryHandedOver)
        case email(MailPrepared)
        case service(ServiceReported)

        /// The part of the trade that it delivers; nil for the first.
        var part: Int? {
            switch self {
            case .files(let facts): facts.part
            case .secret(let facts): facts.part
            case .repository(let facts): facts.part
            case .email(let facts): facts.part
            case .service(let facts): facts.part
            }
        }
    }

    init(_ number: Int, _ handed: HandedOver, at: Timestamp) {
        self.number = number
        self.handed = handed
        self.at = at
    }

    /// How it was handed over.
    package var method: DeliveryMethod {
        switch handed {
        case .files: .files
        case .secret: .secret
        case .repository: .repository
        case .email: .email
        case .service: .service
        }
    }

    /// The hash of the list of what was handed over, for which the buyer signs.
    package var manifest: Digest {
        switch handed {
        case .files(let facts): facts.manifest
        case .secret(let facts): facts.manifest
        case .repository(let facts): facts.manifest
        case .email(let facts): facts.manifest
        case .service(let facts): facts.manifest
        }
    }

    /// Takes away what the seller said with it.
    mutating func hideWords() {
        switch handed {
        case .files(var facts):
            facts.note = Sealed(nil)
            handed = .files(facts)
        case .secret(var facts):
            facts.note = Sealed(nil)
            handed = .secret(facts)
        case .repository(var facts):
            facts.note = Sealed(nil)
            handed = .repository(facts)
        case .email(var facts):
            facts.note = Sealed(nil)
            handed = .email(facts)
        case .service(var facts):
            facts.report = Sealed(nil)
            handed = .service(facts)
        }
    }

    /// The files that are in the buyer's locker with it, in the order of the manifest.
    package var artefacts: [Artefact] {
        switch handed {
        case .files(let facts): facts.artefacts
        case .email(let facts): facts.artefacts
        case .secret, .repository, .service: []
        }
    }

    /// What those files are called, in the same order; nil once erased.
    package var names: [String]? {
        switch handed {
        case .files(let facts): facts.names.value
        case .email(let facts): facts.names.value
        case .secret, .repository, .service: []
        }
    }

    /// How many criteria the buyer judges; none but for a service.
    package var criteria: Int {
        switch handed {
        case .service(let facts): facts.criteria
        case .files, .secret, .repository, .email: 0
        }
    }

    /// The criteria that the buyer has not called met.
    package var openCriteria: Int { criteria - verdicts.count { $0.value } }
}

extension Trade {
    /// The newest delivery of the part that the trade stands at, or of any where that one has none; nil before the first.
    package var round: DeliveryRound? { current.flatMap { round(of: $0.number) } ?? rounds.last }

    /// The part that the delivery of that number belongs to.
    func part(ofRound number: Int) -> Int { rounds.first { $0.number == number }?.part ?? 1 }

    /// The newest delivery, where it was one of files.
    package var delivery: FilesDelivered? {
        guard case .files(let facts)? = round?.handed else { return nil }
        return facts
    }

    /// Whether the buyer has signed for the newest delivery.
    package var isReceiptSigned: Bool { round?.isReceiptSigned ?? false }

    /// Every file that was ever delivered, with the delivery that brought it last.
    package func delivered(_ sha256: Digest) -> (round: DeliveryRound, place: Int)? {
        for round in rounds.reversed() {
            if let place = round.artefacts.firstIndex(where: { $0.sha256 == sha256 }) { return (round, place) }
        }
        return nil
    }

    /// Whether everything of the newest delivery is where the buyer can use it, so that it can be signed for.
    package var hasArrived: Bool { round.map(hasArrived) ?? false }

    /// Whether everything of that delivery is where the buyer can use it.
    package func hasArrived(_ round: DeliveryRound) -> Bool {
        switch round.handed {
        case .files(let facts): facts.artefacts.allSatisfy { downloaded.contains($0.sha256) }
        case .secret: round.isRevealed
        case .repository: round.isAccessConfirmed
        case .email(let facts): facts.isAttached || facts.artefacts.allSatisfy { downloaded.contains($0.sha256) }
        case .service: true
        }
    }

    /// Whether what the agreed return without a reason depends on still holds.
    package var holdsReturnCondition: Bool {
        switch agreement?.terms.returnCondition {
        case .notDownloaded: covered.isEmpty
        case .keyNotRevealed: !rounds.contains(where: \.isRevealed)
        case nil: false
        }
    }

    /// Takes a new delivery in. One that comes after the end, such as a mail that was on its way, changes nothing else.
    mutating func take(_ handed: DeliveryRound.HandedOver, acceptUntil: Timestamp, at time: Timestamp) {
        let part = handed.part ?? 1
        rounds.append(DeliveryRound(rounds.count + 1, handed, at: time))
        guard self.part(part)?.phase.isUnderway == true else { return }
        change(part: part) {
            $0.phase = .delivered
            $0.openChange = nil
            $0.openAsk = nil
        }
        stop(.delivery, of: part)
        stop(.change, of: part)
        start(.acceptance, of: part, at: acceptUntil)
        followParts(at: time)
    }

    /// Changes what is known of the delivery of that number.
    mutating func changeRound(_ number: Int, _ change: (inout DeliveryRound) -> Void) {
        if rounds.indices.contains(number - 1) { change(&rounds[number - 1]) }
    }
}
