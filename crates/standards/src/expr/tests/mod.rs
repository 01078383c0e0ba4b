//! What holds of conditions as a whole: problems with their places, agreement of columns and single answers, the oracle.

mod agree;
mod broken;
mod generate;
mod oracle;
mod problems;
mod reads;
