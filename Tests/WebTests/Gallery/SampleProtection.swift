@testable import Market
@testable import Web

extension Samples {
    var protection: ProtectionCard {
        ProtectionCard(
            ProtectionCheck([
                ProtectionPoint(.defectsTold, .inPlace), ProtectionPoint(.pageFrozen, .inPlace),
                ProtectionPoint(.agreed, .inPlace), ProtectionPoint(.confirmationStrength, .weak),
                ProtectionPoint(.keptHere, .inPlace), ProtectionPoint(.answered, .waiting, fix: .reply),
                ProtectionPoint(.heldInEscrow, .inPlace),
                ProtectionPoint(.returnsPromised, .missing, fix: .agreeOnTerms), ProtectionPoint(.creditOpen, .inPlace),
            ]), language, now: 0, for: .seller
        ) { "/trades/t_1024#\($0.rawValue)" }
    }
}
