import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import java.io.*;
/** Validates each file against PDF/A-3a and PDF/UA-1 and prints the failed clauses. Driven by verapdf.py. */
public class VeraPdf {
  public static void main(String[] a) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    int bad = 0;
    for (String f : a) for (PDFAFlavour fl : new PDFAFlavour[]{PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1}) {
      try (PDFAParser p = Foundries.defaultInstance().createParser(new FileInputStream(f), fl);
           PDFAValidator v = Foundries.defaultInstance().createValidator(fl, false)) {
        ValidationResult r = v.validate(p);
        System.out.println(f + " " + fl + " " + (r.isCompliant() ? "passes" : "fails"));
        if (!r.isCompliant()) { bad = 1; r.getFailedChecks().forEach((id, n) -> System.out.println("  " + id.getClause() + "-" + id.getTestNumber() + " x" + n)); }
      }
    }
    System.exit(bad);
  }
}
